import { Link } from "@tanstack/react-router";
import { formatDate } from "../../lib/dates";
import { formatDecimal } from "../../lib/numbers";
import { useWords } from "../../ui/words";
import { AnswerButtons } from "./AnswerButtons";
import { type Asked, decideRevision } from "./api";
import styles from "./Waiting.module.css";

const fields: Record<string, string> = {
  "/measure/target": "home.revision.target",
  "/measure/baseline": "home.revision.baseline",
  "/measure/low": "home.revision.low",
  "/measure/high": "home.revision.high",
  "/weight": "home.revision.weight",
  "/due_on": "home.revision.due",
  "/starts_on": "home.revision.starts",
  "/title": "home.revision.title",
  "/owner_id": "home.revision.owner",
};

/** A change to a target, weight or date that needs consent: what it was, what it would be, and why. */
export function RevisionItem({ asked }: { asked: Asked }) {
  const { t } = useWords();
  const told = useValue(asked.unit);
  const title = asked.key_result_title || asked.objective.title;
  return (
    <li className={styles.item}>
      <p>
        {t("home.revision.kind")}{" "}
        <Link to={`/okrs/${asked.objective.id}` as string} search={{ kr: asked.key_result_id } as never}>
          {title}
        </Link>{" "}
        <span className="soft small">{asked.asked_by_name}</span>
      </p>
      <ul className={styles.diff}>
        {asked.changes.map((c) => (
          <li key={c.field}>
            {t(fields[c.field] ?? "home.revision.other")} <del>{told(c.old, c.field)}</del> →{" "}
            <ins>{told(c.new, c.field)}</ins>
          </li>
        ))}
      </ul>
      <p className="soft small">{asked.reason}</p>
      {asked.can_decide && (
        <AnswerButtons
          about={title}
          yes={t("home.revision.agree")}
          no={t("home.revision.decline")}
          yesDone={t("home.revision.agreed", { title })}
          noDone={t("home.revision.declined", { title })}
          pointer="/note"
          agree={() => decideRevision(asked.id, true, "")}
          decline={(note) => decideRevision(asked.id, false, note)}
        />
      )}
    </li>
  );
}

function useValue(unit: string): (value: unknown, field: string) => string {
  const { locale } = useWords();
  return (value, field) => {
    if (value === null || value === undefined || value === "") return "–";
    const text = typeof value === "object" ? JSON.stringify(value) : String(value);
    if (/_on$/.test(field)) return formatDate(text, locale);
    if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
    return formatDecimal(text, { locale, unit: field.startsWith("/measure/") ? unit : "%" });
  };
}
