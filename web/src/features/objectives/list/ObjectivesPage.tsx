import { Page } from "../../../ui/Page";
import { useWords } from "../../../ui/words";

/** The OKRs of a person, a team or the company. */
export function ObjectivesPage() {
  const { t } = useWords();
  return <Page title={t("objectives.list.title")} />;
}
