import type { ReactNode } from "react";
import { Needle } from "../../ui/Needle";
import type { Status } from "../../ui/status";
import { useWords } from "../../ui/words";
import { ZoneMark } from "../../ui/ZoneMark";
import type { Grade } from "../../ui/zone";
import type { Scored } from "./api";
import styles from "./Reviews.module.css";

interface ResultProps {
  scored: Scored;
  /** What was suggested is what it was when the scores were settled. */
  frozen?: boolean;
  children?: ReactNode;
}

/** A key result with how it stands and what was given to it; `children` are the fields of who scores now. */
export function Result({ scored, frozen, children }: ResultProps) {
  const { t } = useWords();
  const { key_result: result } = scored;
  return (
    <li className={styles.result}>
      <h3>{result.title}</h3>
      <div className={styles.needle}>
        <Needle progress={result.progress} expected={result.expected} status={result.status as Status} />
      </div>
      <div className={styles.facts}>
        <span>{t("reviews.share", { share: scored.share })}</span>
        <span>
          {t(frozen ? "reviews.suggestedWas" : "reviews.suggestedIs", {
            score: scored.suggested?.shown ?? t("reviews.none"),
          })}
        </span>
        {Number(scored.achieved ?? 0) > 1 && (
          <span>{t("reviews.achieved", { achieved: scored.achieved })}</span>
        )}
        {scored.later && <span>{t("reviews.laterIs", { score: scored.later.shown })}</span>}
        {scored.first_suggested && (
          <span>{t("reviews.firstIs", { score: scored.first_suggested.shown })}</span>
        )}
      </div>
      <Given label={t("reviews.self")} grade={scored.self} words={scored.self_words} />
      <Given label={t("reviews.reviewer")} grade={scored.reviewer} words={scored.reviewer_words} />
      {children}
    </li>
  );
}

function Given({ label, grade, words }: { label: string; grade?: Grade; words?: string }) {
  if (!grade) return null;
  return (
    <div className={styles.given}>
      <span>
        <span className="soft">{label}</span> <ZoneMark grade={grade} />
      </span>
      {words && <p>{words}</p>}
    </div>
  );
}
