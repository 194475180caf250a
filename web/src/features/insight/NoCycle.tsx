import { ButtonLink } from "../../ui/ButtonLink";
import { EmptyState } from "../../ui/EmptyState";
import { Panel } from "../../ui/Panel";
import { useWords } from "../../ui/words";

/** Where there is no cycle yet, and so nothing to show. */
export function NoCycle() {
  const { t } = useWords();
  return (
    <Panel>
      <EmptyState
        title={t("insight.noCycle")}
        action={<ButtonLink to="/okrs">{t("insight.toOkrs")}</ButtonLink>}
      >
        {t("insight.noCycleWords")}
      </EmptyState>
    </Panel>
  );
}
