import { Page } from "../../ui/Page";
import { useWords } from "../../ui/words";

/** What the person owes this week. Empty until the API tells. */
export function HomePage() {
  const { t } = useWords();
  return <Page title={t("home.title")} />;
}
