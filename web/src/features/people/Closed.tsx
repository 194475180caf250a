import { EmptyState } from "../../ui/EmptyState";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { useWords } from "../../ui/words";

/** Why there is nothing to see here, for guests who come by the address. */
export function Closed() {
  const { t } = useWords();
  return (
    <Page title={t("people.title")}>
      <Panel>
        <EmptyState title={t("people.closed")}>{t("people.closedWords")}</EmptyState>
      </Panel>
    </Page>
  );
}
