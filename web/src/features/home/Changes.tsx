import { Link } from "@tanstack/react-router";
import { dayOf, formatRelativeDay } from "../../lib/dates";
import { formatDecimal } from "../../lib/numbers";
import { Panel } from "../../ui/Panel";
import { useWords } from "../../ui/words";
import type { Change } from "./api";
import styles from "./HomePage.module.css";

/** Keys of the sentences, so that the words test sees each of them. */
const sentences: Record<string, string> = {
  "check_in.made": "home.changed.checkIn",
  "check_in.corrected": "home.changed.corrected",
  "objective.submitted": "home.changed.submitted",
  "objective.approved": "home.changed.approved",
  "objective.returned": "home.changed.returned",
  "objective.activated": "home.changed.activated",
  "objective.closed": "home.changed.closed",
  "key_result.added": "home.changed.added",
  "key_result.changed": "home.changed.revised",
  "revision.asked": "home.changed.asked",
  "revision.approved": "home.changed.agreed",
  "revision.declined": "home.changed.declined",
  "alignment.asked": "home.changed.alignAsked",
  "alignment.agreed": "home.changed.alignAgreed",
  "alignment.declined": "home.changed.alignDeclined",
  "action.done": "home.changed.actionDone",
  "action.blocked": "home.changed.actionBlocked",
};

/** What others did lately to what the person follows, newest first. */
export function Changes({ changes }: { changes: Change[] }) {
  const { t, locale } = useWords();
  return (
    <Panel title={t("home.changes")}>
      {changes.length === 0 && <p className="soft">{t("home.noChanges")}</p>}
      <ul className={styles.changes}>
        {changes.map((c) => (
          <li key={`${c.at}${c.kind}${c.key_result?.id ?? c.objective.id}`}>
            <span>
              <Link to={`/okrs/${c.objective.id}` as string} search={{ kr: c.key_result?.id } as never}>
                {c.key_result?.title ?? c.objective.title}
              </Link>
              {t("home.colon")}
              <Sentence change={c} />
            </span>
            <span className={styles.when}>{formatRelativeDay(dayOf(new Date(c.at)), locale)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Sentence({ change }: { change: Change }) {
  const { t, locale } = useWords();
  const person = change.actor_name ?? t("home.changed.system");
  const value = (of: Record<string, unknown> | null | undefined) =>
    typeof of?.value === "string" ? formatDecimal(of.value, { locale }) : "";
  const words = wordsIn(change.after);
  if (change.kind.startsWith("check_in.")) {
    const before = value(change.before);
    const after = value(change.after);
    const way = before && before !== after ? `${before} → ${after}` : after;
    const told = way && withUnit(way, change.key_result?.unit);
    return (
      <>
        {t(sentences[change.kind] ?? "home.changed.other", {
          person,
          words: told || words || t("home.changed.wordless"),
        })}
      </>
    );
  }
  return (
    <>
      {t(sentences[change.kind] ?? "home.changed.other", {
        person,
        words: words ? `${t("home.comma")}${words}` : "",
      })}
    </>
  );
}

/** The unit once, after the last number. */
function withUnit(words: string, unit: string | undefined): string {
  if (!unit) return words;
  return /^[%‰°]/.test(unit) ? words + unit : `${words} ${unit}`;
}

/** What was said with it: a note, a reason, the title of an action. */
function wordsIn(after: Record<string, unknown> | null | undefined): string {
  const found = ["note", "reason", "title", "blocked_why"].map((name) => after?.[name]).find(Boolean);
  return typeof found === "string" ? found : "";
}
