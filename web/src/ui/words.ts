import { useTranslation } from "react-i18next";

/** The reader's locale for numbers and dates, and the words. One hook for both, so that a switch redraws all. */
export function useWords() {
  const { t, i18n } = useTranslation();
  return { t, locale: i18n.language };
}
