import type { Problem } from "../../api/problems";
import { useKey } from "../../ui/keys";
import { useWords } from "../../ui/words";
import { ProblemRow } from "./ProblemRow";
import styles from "./Problems.module.css";

export interface ProblemListProps {
  problems: readonly Problem[];
  solved?: boolean;
  onOpen: (id: string) => void;
}

/** Problems one below another, those first that harm most. J and K go down and up, Enter opens. */
export function ProblemList({ problems, solved, onOpen }: ProblemListProps) {
  const { t } = useWords();
  useKey("j", t("problems.keys.down"), () => step(1));
  useKey("k", t("problems.keys.up"), () => step(-1));
  return (
    <table className={styles.list}>
      <caption className="hidden-visually">{t("problems.title")}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.bad}>
            <span className="hidden-visually">{t("problems.severity")}</span>
          </th>
          <th scope="col">{t("problems.one")}</th>
          <th scope="col" className={styles.state}>
            {t("problems.state")}
          </th>
          <th scope="col">{t("problems.owner")}</th>
          <th scope="col" className={styles.number}>
            {t(solved ? "problems.solvedOn" : "problems.age")}
          </th>
          <th scope="col" className={styles.number} title={t("problems.harmHint")}>
            {t("problems.harm")}
          </th>
        </tr>
      </thead>
      <tbody>
        {problems.map((problem) => (
          <ProblemRow key={problem.id} problem={problem} onOpen={() => onOpen(problem.id)} />
        ))}
      </tbody>
    </table>
  );
}

function step(by: number) {
  const all = [...document.querySelectorAll<HTMLElement>("[data-problem]")];
  const at = all.indexOf(document.activeElement as HTMLElement);
  all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
}
