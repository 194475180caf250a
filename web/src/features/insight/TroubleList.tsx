import { formatCount, formatProgress } from "../../lib/numbers";
import { Needle } from "../../ui/Needle";
import { Panel } from "../../ui/Panel";
import { usePast } from "../../ui/past";
import { StatusTag } from "../../ui/StatusTag";
import type { Status } from "../../ui/status";
import { useWords } from "../../ui/words";
import type { AnyInsight, Trouble } from "./api";
import styles from "./Insight.module.css";
import { Lead, useGuest } from "./Lead";

/** What goes wrong first: key results that may not succeed, the least likely at the top, each with what can be done. */
export function TroubleList({ data }: { data: AnyInsight }) {
  const { t, locale } = useWords();
  const past = usePast();
  return (
    <Panel title={t("insight.trouble")} flush>
      {data.trouble.length === 0 ? (
        <p className={styles.pad}>{t(past ? "insight.noTroubleThen" : "insight.noTrouble")}</p>
      ) : (
        <ol className={styles.trouble}>
          {data.trouble.map((one) => (
            <TroubleRow key={one.key_result_id} one={one} />
          ))}
        </ol>
      )}
      {data.troubled > data.trouble.length && (
        <p className={`${styles.pad} soft small`}>
          {t(past ? "insight.moreTroubleThen" : "insight.moreTrouble", {
            count: formatCount(data.troubled - data.trouble.length, locale),
          })}
        </p>
      )}
    </Panel>
  );
}

function TroubleRow({ one }: { one: Trouble }) {
  const { t, locale } = useWords();
  const past = usePast();
  const guest = useGuest();
  const f = one.forecast;
  const band =
    f?.progress_low != null && f.progress_high != null
      ? { low: f.progress_low, high: f.progress_high }
      : null;
  const facts = [
    one.owner_name,
    one.stale && t("insight.stale"),
    one.actions === 0 ? t("insight.noActions") : t("insight.openActions", { count: one.actions }),
  ];
  return (
    <li>
      <div className={styles.troubleWhat}>
        <Lead
          to="/okrs/$objectiveId"
          params={{ objectiveId: one.objective_id }}
          search={{ kr: one.key_result_id }}
        >
          {one.title}
        </Lead>
        <div className="soft small">
          {one.objective_title} · {facts.filter(Boolean).join(" · ")}
        </div>
      </div>
      <Needle progress={one.progress} expected={one.expected} forecast={band} status={one.status as Status} />
      <StatusTag status={one.status as Status} />
      <span className={styles.chance}>
        {f ? t("insight.chance", { chance: formatProgress(f.chance, locale) }) : t("insight.notForeseen")}
      </span>
      {!guest && (
        <Lead className="small" to="/key-results/$id/plan" params={{ id: one.key_result_id }}>
          {t(past ? "insight.seePlan" : "insight.toPlan")}
          <span className="hidden-visually">{t("insight.toPlanOf", { title: one.title })}</span>
        </Lead>
      )}
    </li>
  );
}
