import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "../../ui/Button";
import { Drawer } from "../../ui/Drawer";
import { DueDates } from "../../ui/DueDates";
import { EmptyState } from "../../ui/EmptyState";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { type CycleHealth, duesQuery } from "./api";
import styles from "./Insight.module.css";
import { Share } from "./Share";

interface CountedDuesProps {
  of: CycleHealth;
  team?: string;
  onClose: () => void;
}

/** What a cycle's share in time is made of, beside the table: each due date of each key result. */
export function CountedDues({ of, team, onClose }: CountedDuesProps) {
  const { t } = useWords();
  const found = useInfiniteQuery(duesQuery({ team, cycle: of.cycle_id, asof: usePast() }));
  const results = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Drawer open title={t("insight.health.duesOf", { cycle: of.name })} onClose={onClose}>
      <div className={styles.dues}>
        <p className="soft small">{t("insight.health.duesMade")}</p>
        <p>
          <Share part={of.on_time} of={of.due} />
        </p>
        <ProblemNotice error={found.error} retry={() => void found.refetch()} />
        {!found.data && !found.error && <Skeleton lines={8} />}
        {found.data && results.length === 0 && !found.hasNextPage && (
          <EmptyState title={t("insight.health.noDues")}>{t("insight.health.noDuesWords")}</EmptyState>
        )}
        {results.map((one) => (
          <DueDates key={one.key_result_id} of={one} dues={one.dues} />
        ))}
        {found.hasNextPage && (
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t("insight.health.moreDues")}
          </Button>
        )}
      </div>
    </Drawer>
  );
}
