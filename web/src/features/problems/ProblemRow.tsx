import type { Problem } from "../../api/problems";
import { formatDate } from "../../lib/dates";
import { PersonChip } from "../../ui/PersonChip";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import styles from "./Problems.module.css";
import { SeverityMark } from "./SeverityMark";
import { harmNumber, stateWord } from "./views";

/** A problem in the list: how bad, what, what it holds up, whose, how old, how much it harms. */
export function ProblemRow({ problem, onOpen }: { problem: Problem; onOpen: () => void }) {
  const { t, locale } = useWords();
  const place = problem.key_result_title ?? problem.objective_title ?? problem.team_name;
  return (
    <tr>
      <td className={styles.bad}>
        <SeverityMark severity={problem.severity} bare />
      </td>
      <td className={styles.what}>
        <button type="button" className={styles.title} data-problem={problem.id} onClick={onOpen}>
          {problem.title}
        </button>
        <div className="soft small">
          {place}
          {problem.state === "solved" && problem.how && ` · ${t("problems.howWas", { how: problem.how })}`}
        </div>
        {problem.undecided && (
          <div className={styles.asks}>
            {t("problems.waitsFor", { name: problem.decision?.decider_name ?? "?" })}
          </div>
        )}
      </td>
      <td className={styles.state}>
        <Tag>{t(stateWord[problem.state])}</Tag>
      </td>
      <td className={styles.who}>
        <PersonChip name={problem.owner_name ?? "?"} inactive={problem.owner_left} />
      </td>
      <td className={styles.number}>
        {problem.solved_at ? (
          <time dateTime={problem.solved_at}>{formatDate(problem.solved_at.slice(0, 10), locale)}</time>
        ) : (
          <span title={t("problems.since", { day: formatDate(problem.raised_on, locale) })}>
            {problem.age} <span className={styles.unit}>{t("problems.day", { count: problem.age })}</span>
          </span>
        )}
      </td>
      <td className={styles.number}>
        <span className={styles.unit}>{t("problems.harm")}</span>{" "}
        {problem.state === "solved" ? "–" : harmNumber(problem.harm.total, locale)}
      </td>
    </tr>
  );
}
