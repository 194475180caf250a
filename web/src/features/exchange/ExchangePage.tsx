import { can } from "../../api/can";
import { EmptyState } from "../../ui/EmptyState";
import { useMe } from "../../ui/me";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { useWords } from "../../ui/words";
import styles from "./Exchange.module.css";
import { ExportPanel } from "./ExportPanel";
import { ImportPanel } from "./ImportPanel";

/** OKRs out of the workspace and in again. */
export function ExchangePage() {
  const { t } = useWords();
  const me = useMe();
  return (
    <Page title={t("exchange.title")} width="narrow">
      {can(me, "exchange.export") ? (
        <div className={styles.page}>
          <ExportPanel />
          {can(me, "exchange.restore") && <ImportPanel />}
        </div>
      ) : (
        <Panel>
          <EmptyState title={t("exchange.guest")}>{t("exchange.guestWords")}</EmptyState>
        </Panel>
      )}
    </Page>
  );
}
