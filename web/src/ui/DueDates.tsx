import { Link } from "@tanstack/react-router";
import { formatDate } from "../lib/dates";
import styles from "./DueDates.module.css";
import { type Outcome, outcomeSign } from "./dueOutcome";
import { useWords } from "./words";

/** What became of a due date: sign and word. */
export function OutcomeMark({ outcome }: { outcome: Outcome }) {
  const { t } = useWords();
  return (
    <OutcomeColour outcome={outcome}>
      <span aria-hidden="true">{outcomeSign[outcome]}</span>
      {t(`ui.due.outcome.${outcome}`)}
    </OutcomeColour>
  );
}

/** An outcome's colour around its sign, which says the same without it. */
export function OutcomeColour({
  outcome,
  children,
  ...rest
}: { outcome: Outcome } & React.HTMLAttributes<HTMLSpanElement>) {
  return (
    <span {...rest} className={styles.mark} data-outcome={outcome}>
      {children}
    </span>
  );
}

interface DueDatesProps {
  /** A key result. */
  of: { objective_id: string; objective: string; key_result_id: string; key_result: string };
  dues: readonly { due_on: string; outcome: Outcome; written_on?: string }[];
}

/** The due dates of a key result with what became of each, in the order given. */
export function DueDates({ of, dues }: DueDatesProps) {
  const { t, locale } = useWords();
  return (
    <section>
      <h3 className={styles.result}>
        <Link
          to="/okrs/$objectiveId"
          params={{ objectiveId: of.objective_id }}
          search={{ kr: of.key_result_id }}
        >
          {of.key_result}
        </Link>
      </h3>
      <p className="soft small">{of.objective}</p>
      <ul className={styles.days}>
        {dues.map((due) => (
          <li key={due.due_on}>
            <span>{formatDate(due.due_on, locale)}</span>
            <OutcomeMark outcome={due.outcome} />
            <span className="soft small">
              {due.written_on && t("ui.due.writtenOn", { day: formatDate(due.written_on, locale) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
