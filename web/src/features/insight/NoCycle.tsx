import { ButtonLink } from "../../ui/ButtonLink";
import { EmptyState } from "../../ui/EmptyState";
import { Panel } from "../../ui/Panel";
import { usePast } from "../../ui/past";
import { useWords } from "../../ui/words";

/** Where there is no cycle yet, and so nothing to show. */
export function NoCycle() {
  const { t } = useWords();
  const past = usePast();
  return (
    <Panel>
      <EmptyState
        title={t(past ? "insight.noCycleThen" : "insight.noCycle")}
        action={!past && <ButtonLink to="/okrs">{t("insight.toOkrs")}</ButtonLink>}
      >
        {!past && t("insight.noCycleWords")}
      </EmptyState>
    </Panel>
  );
}
