import { Link } from "@tanstack/react-router";
import { formatDate } from "../../lib/dates";
import { formatDecimal, unknown } from "../../lib/numbers";
import { useWords } from "../../ui/words";
import type { ObjectiveFacts, ResultFacts, Retrospective } from "./api";
import { withUnit } from "./numbers";
import styles from "./Retrospectives.module.css";

/** What was wanted: each key result's way, and how the target came to be what it is. */
export function GoalFacts({ look, facts }: { look: Retrospective; facts: ObjectiveFacts }) {
  const { t } = useWords();
  const whole = facts.revisions.filter((one) => !one.key_result_id);
  return (
    <>
      <p className="soft small">{t(`retrospectives.kind.${facts.kind}`)}</p>
      <ul className={styles.list}>
        {facts.results.map((result) => (
          <Target key={result.key_result.id} look={look} facts={facts} result={result} />
        ))}
      </ul>
      {whole.map((one) => (
        <Revised key={one.id} revision={one} />
      ))}
    </>
  );
}

function Target({
  look,
  facts,
  result,
}: {
  look: Retrospective;
  facts: ObjectiveFacts;
  result: ResultFacts;
}) {
  const { t, locale } = useWords();
  const { key_result: kr } = result;
  const way =
    kr.measure.kind === "metric"
      ? t("retrospectives.way", {
          from: withUnit(kr.baseline, result, locale),
          to: withUnit(kr.target, result, locale),
        })
      : t(`retrospectives.ways.${kr.measure.kind}`);
  return (
    <li>
      <Link
        to="/okrs/$objectiveId"
        params={{ objectiveId: look.objective_id ?? "" }}
        search={{ kr: kr.id }}
        className={styles.name}
      >
        {kr.title}
      </Link>
      <span className={styles.fact}>
        {way}
        {" · "}
        {t("retrospectives.due", { on: formatDate(kr.due_on, locale) })}
        {kr.dropped && ` · ${t("retrospectives.droppedResult")}`}
      </span>
      {result.first_target && (
        <span className={styles.fact}>
          {t("retrospectives.firstTarget", { value: withUnit(result.first_target, result, locale) })}
        </span>
      )}
      {facts.revisions
        .filter((one) => one.key_result_id === kr.id)
        .map((one) => (
          <Revised key={one.id} revision={one} result={result} />
        ))}
    </li>
  );
}

type Revision = ObjectiveFacts["revisions"][number];

const NAMED: Record<string, string> = {
  "/measure/target": "target",
  "/measure/target_relative": "target",
  "/measure/target_change": "target",
  "/measure/baseline": "baseline",
  "/due_on": "due",
  "/starts_on": "start",
  "/title": "title",
  "/weight": "weight",
  "/owner_id": "owner",
  "/kind": "kind",
  "/dropped": "dropped",
};

/** One change after activation: when, by whom, what, and why. */
function Revised({ revision, result }: { revision: Revision; result?: ResultFacts }) {
  const { t, locale } = useWords();
  const said = (value: unknown, field: string, name: string | undefined) => {
    if (name) return name;
    if (value === null || value === undefined || value === "") return unknown;
    const text = String(value);
    if (field.endsWith("_on")) return formatDate(text, locale);
    if (field === "/kind") return t(`retrospectives.kinds.${text}`);
    if (typeof value === "boolean") return t(value ? "retrospectives.yes" : "retrospectives.no");
    const percent = field === "/weight" || field === "/measure/target_relative";
    if (/^-?\d+(\.\d+)?$/.test(text))
      return percent || !result
        ? formatDecimal(text, { locale, unit: percent ? "%" : undefined })
        : withUnit(text, result, locale);
    return text;
  };
  const changes = revision.changes
    .map((change) => {
      const name = NAMED[change.field];
      if (!name) return t("retrospectives.fields.other");
      return t("retrospectives.change", {
        field: t(`retrospectives.fields.${name}`),
        old: said(change.old, change.field, change.old_name),
        now: said(change.new, change.field, change.new_name),
      });
    })
    .filter((words, i, all) => all.indexOf(words) === i);
  return (
    <span className={styles.fact}>
      {t("retrospectives.revised", {
        on: formatDate(revision.asked_at.slice(0, 10), locale),
        who: revision.asked_by_name,
        changes: changes.join(t("retrospectives.comma")),
        reason: revision.reason,
      })}
    </span>
  );
}
