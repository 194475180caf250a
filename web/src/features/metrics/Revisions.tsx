import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatInstant } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { useWords } from "../../ui/words";
import { type Metric, metricRevisionsQuery } from "./api";
import styles from "./Metrics.module.css";

/** How a metric's definition changed, with reasons; asked for when it is unfolded. */
export function Revisions({ metric }: { metric: Metric }) {
  const { t, locale } = useWords();
  const [open, setOpen] = useState(false);
  const past = usePast();
  const list = useInfiniteQuery({ ...metricRevisionsQuery(metric.id, past), enabled: open });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const say = (field: string, value: string) =>
    field === "direction" ? t(`metrics.directions.${value}`) : value || t("metrics.nothing");
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("metrics.revisions")}</summary>
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.data && rows.length === 0 && <p className="soft">{t("metrics.revisionsNone")}</p>}
      <ul className={styles.list}>
        {rows.map((one) => (
          <li key={one.id}>
            <span className={styles.grow}>
              {one.changes.map((c) => (
                <span key={c.field}>
                  {t("metrics.changed", {
                    field: t(`metrics.${c.field}`),
                    old: say(c.field, c.old),
                    now: say(c.field, c.new),
                  })}
                  <br />
                </span>
              ))}
              {one.reason}
            </span>
            <span className="soft small">
              {one.person_name} {formatInstant(one.at, locale)}
            </span>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button look="quiet" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("metrics.more")}
        </Button>
      )}
    </details>
  );
}
