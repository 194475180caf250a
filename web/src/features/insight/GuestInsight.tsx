import type { GuestInsight as Data } from "../../api/insight";
import { EmptyState } from "../../ui/EmptyState";
import { Panel } from "../../ui/Panel";
import { PastProvider } from "../../ui/past";
import { useWords } from "../../ui/words";
import { Bounds } from "./Bounds";
import { Figures } from "./Figures";
import { HeatMap } from "./HeatMap";
import styles from "./Insight.module.css";
import { GuestProvider } from "./Lead";
import { LineTable } from "./LineTable";
import { TroubleList } from "./TroubleList";
import { Plans } from "./Work";

/** The state of a team or the company for a guest: the parts of the page that name nobody, and that lead nowhere. */
export function GuestInsight({ data, asof }: { data: Data; asof?: string }) {
  const { t } = useWords();
  if (data.objectives.length === 0)
    return (
      <Panel>
        <EmptyState title={t(asof ? "insight.emptyThen" : "insight.empty")}>
          {t("insight.guestEmpty")}
        </EmptyState>
      </Panel>
    );
  return (
    <GuestProvider value>
      <PastProvider value={asof}>
        <div className={styles.parts}>
          <Bounds data={data} />
          <Figures data={data} />
          <TroubleList data={data} />
          <LineTable data={data} />
          {data.cells.length > 0 && <HeatMap data={data} />}
          <Plans data={data} />
        </div>
      </PastProvider>
    </GuestProvider>
  );
}
