import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { isLanguage, type Language, rememberLanguage } from "../lib/preferences";
import { gather } from "./gather";

/** Only the words of the language in use are loaded. */
const words = {
  "zh-CN": () => import("./words.zh"),
  en: () => import("./words.en"),
} as const;

const load = async (language: Language) => gather((await words[language]()).default);

export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    resources: { [language]: { translation: await load(language) } },
  });
  document.documentElement.lang = language;
}

/** Changes the language of this page at once; saving it to the person is the caller's. */
export async function switchLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation")) {
    i18next.addResourceBundle(language, "translation", await load(language));
  }
  rememberLanguage(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** Turns to a person's language, where they have chosen one and the page is in another. */
export async function speak(language: string | undefined): Promise<void> {
  if (isLanguage(language) && language !== document.documentElement.lang) await switchLanguage(language);
}
