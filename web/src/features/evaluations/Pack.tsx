import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatDate, formatInstant } from "../../lib/dates";
import { formatProgress } from "../../lib/numbers";
import { Markdown } from "../../ui/Markdown";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { StatusTag } from "../../ui/StatusTag";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import { type Pack as PackOf, packQuery } from "./api";
import styles from "./Evaluations.module.css";

/** What the person did in the period, as far as the reader may see it; each line leads to where it stands. */
export function Pack({ subject, own }: { subject: string; own: boolean }) {
  const { t } = useWords();
  const query = useQuery(packQuery(subject));
  return (
    <Panel title={t(own ? "evaluations.packOwn" : "evaluations.pack")}>
      <p className="soft small">{t("evaluations.packHint")}</p>
      <ProblemNotice error={query.error} retry={() => void query.refetch()} />
      {query.isPending && !query.error && <Skeleton lines={8} />}
      {query.data && <Parts pack={query.data} />}
    </Panel>
  );
}

function Parts({ pack }: { pack: PackOf }) {
  const { t, locale } = useWords();
  const counts = (["in_time", "late", "over", "open"] as const)
    .filter((each) => pack[each] > 0)
    .map((each) => t(`evaluations.actions.${each}`, { count: pack[each] }));
  return (
    <div className={styles.pack}>
      <Part title={t("evaluations.objectives")} count={pack.objectives.length}>
        {pack.objectives.map((one) => (
          <li key={one.objective_id}>
            <Link to="/okrs/$objectiveId" params={{ objectiveId: one.objective_id }} search={{}}>
              {one.title}
            </Link>
            <span className={styles.marks}>
              <StatusTag status={one.status} />
              <span className={styles.number}>{formatProgress(one.progress, locale)}</span>
              <Link to="/review/$objectiveId" params={{ objectiveId: one.objective_id }}>
                {one.final ? t("evaluations.final", { score: one.final }) : t("evaluations.notFinal")}
              </Link>
            </span>
          </li>
        ))}
      </Part>
      <Part title={t("evaluations.contributions")} count={pack.contributions.length}>
        {pack.contributions.map((one) => (
          <li key={one.key_result_id}>
            <Link
              to="/okrs/$objectiveId"
              params={{ objectiveId: one.objective_id }}
              search={{ kr: one.key_result_id }}
            >
              {one.key_result}
            </Link>
            <span className={styles.marks}>
              <StatusTag status={one.status} />
              <span className={styles.number}>{formatProgress(one.progress, locale)}</span>
              <span className="soft small">
                {one.title} · {one.owner_name}
              </span>
            </span>
          </li>
        ))}
      </Part>
      <Part
        title={t("evaluations.actionsDone")}
        count={pack.actions.length}
        note={counts.join(t("evaluations.comma"))}
      >
        {pack.actions.map((one) => (
          <li key={one.id}>
            <Link to="/key-results/$id/plan" params={{ id: one.key_result_id }}>
              {one.title}
            </Link>
            <span className={styles.marks}>
              <Tag>{t(`evaluations.action.${one.state}`)}</Tag>
              {one.late && <Tag>{t("evaluations.isLate")}</Tag>}
              {one.due_on && (
                <span className="soft small">
                  {t("evaluations.dueBy", { day: formatDate(one.due_on, locale) })}
                </span>
              )}
            </span>
          </li>
        ))}
      </Part>
      <Part title={t("evaluations.given")} count={pack.given.length} note={t("evaluations.givenHint")}>
        {pack.given.map((one) => (
          <li key={one.id}>
            <span className={styles.marks}>
              <Tag>{t(`evaluations.gave.${one.kind}`)}</Tag>
              <span>{one.author_name}</span>
              <time className="soft small" dateTime={one.given_at}>
                {formatInstant(one.given_at, locale)}
              </time>
            </span>
            <Markdown text={one.body} />
            {one.objective_id && (
              <Link
                to="/okrs/$objectiveId"
                params={{ objectiveId: one.objective_id }}
                search={{ kr: one.key_result_id || undefined }}
                className="small"
              >
                {one.key_result || one.objective}
              </Link>
            )}
          </li>
        ))}
      </Part>
      {pack.growth.length > 0 && (
        <Part
          title={t("evaluations.packGrowth")}
          count={pack.growth.length}
          note={t("evaluations.packGrowthOf", { title: pack.growth_of })}
        >
          {pack.growth.map((one) => (
            <li key={`${one.due_on}.${one.words}`}>
              <span>{one.words}</span>
              <span className={styles.marks}>
                <Tag>{t(one.done ? "evaluations.growthKept" : "evaluations.growthOpen")}</Tag>
                <span className="soft small">
                  {t("evaluations.dueBy", { day: formatDate(one.due_on, locale) })}
                </span>
              </span>
            </li>
          ))}
        </Part>
      )}
      {pack.cut && <p className="soft small">{t("evaluations.cut")}</p>}
    </div>
  );
}

function Part({
  title,
  count,
  note,
  children,
}: {
  title: string;
  count: number;
  note?: string;
  children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <details open>
      <summary>
        {title} <span className="soft">{count}</span>
      </summary>
      {count === 0 ? (
        <p className="soft small">{t("evaluations.nothing")}</p>
      ) : (
        note && <p className="soft small">{note}</p>
      )}
      {count > 0 && <ul>{children}</ul>}
    </details>
  );
}
