import { useInfiniteQuery } from "@tanstack/react-query";
import { formatCount, formatDecimal, formatProgress } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { fullestQuery, type Wanted } from "./api";
import styles from "./Insight.module.css";
import { Lead } from "./Lead";
import { LoadList } from "./LoadList";

/** What many people have to do together, and who has the most: more of them where asked. */
export function FullLoad({ of }: { of: Required<Pick<Wanted, "cycle">> & Pick<Wanted, "team" | "asof"> }) {
  const { t, locale } = useWords();
  const found = useInfiniteQuery(fullestQuery(of));
  const total = found.data?.pages[0]?.total;
  if (found.error && !total) return <ProblemNotice error={found.error} retry={() => void found.refetch()} />;
  if (!total) return <Skeleton lines={6} />;
  const people = found.data?.pages.flatMap((page) => page.items) ?? [];
  const days = (value: string) =>
    t("insight.days", { count: Number(value), days: formatDecimal(value, { locale }) });
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t("insight.loadWhole")}</dt>
        <dd>
          <strong>{formatProgress(total.share === null ? null : Number(total.share), locale)}</strong>
        </dd>
        <dt>{t("insight.overloaded")}</dt>
        <dd>
          {formatCount(total.overloaded, locale)}
          {t("insight.ofAll", { all: formatCount(total.people, locale) })}
        </dd>
        <dt>{t("insight.idle")}</dt>
        <dd>
          {formatCount(total.idle, locale)}
          {t("insight.ofAll", { all: formatCount(total.people, locale) })}
        </dd>
        <dt>{t("insight.unsized")}</dt>
        <dd>
          {total.unsized === 0 ? (
            formatCount(0, locale)
          ) : (
            <Lead to="/actions" search={{ team: of.team, load: of.cycle, unsized: true, asof: of.asof }}>
              {formatCount(total.unsized, locale)}
            </Lead>
          )}
          {t("insight.ofAll", { all: formatCount(total.actions, locale) })}
        </dd>
      </dl>
      <p className="soft small">
        {t("insight.loadOf", { effort: days(total.effort_days), workdays: days(String(total.workdays)) })}
      </p>
      {people.length === 0 ? (
        <p className="soft">{t("insight.noLoad")}</p>
      ) : (
        <>
          <h3 className={styles.sub}>{t("insight.fullest")}</h3>
          <LoadList
            cycle={of.cycle}
            list={people.map(({ person_id, person_name, share, unsized }) => ({
              person_id,
              name: person_name ?? "",
              share: share === null ? null : Number(share),
              unknown: unsized,
            }))}
          />
        </>
      )}
      {people.length > 0 && found.hasNextPage && (
        <Button size="small" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t("insight.moreLoad", { shown: people.length, all: total.people - total.idle })}
        </Button>
      )}
    </>
  );
}
