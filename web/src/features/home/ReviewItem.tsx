import { Link } from "@tanstack/react-router";
import { can } from "../../api/can";
import { dayOf, formatRelativeDay } from "../../lib/dates";
import { useWords } from "../../ui/words";
import { AnswerButtons } from "./AnswerButtons";
import { approve, giveBack, type Review } from "./api";
import styles from "./Waiting.module.css";

/** An objective that waits for approval. */
export function ReviewItem({ review }: { review: Review }) {
  const { t, locale } = useWords();
  const who = review.owner_name ?? review.team_name ?? "";
  const when = review.submitted_at ? formatRelativeDay(dayOf(new Date(review.submitted_at)), locale) : "";
  const to = `/okrs/${review.id}` as string;
  return (
    <li className={styles.item}>
      <p>
        {t("home.review.kind")} <Link to={to}>{review.title}</Link>{" "}
        <span className="soft small">{t("home.review.by", { who, when })}</span>
      </p>
      {can(review, "objective.approve") && (
        <AnswerButtons
          about={review.title}
          yes={t("home.review.approve")}
          no={t("home.review.return")}
          yesDone={t("home.review.approved", { title: review.title })}
          noDone={t("home.review.returned", { title: review.title })}
          pointer="/note"
          agree={() => approve(review)}
          decline={(note) => giveBack(review, note)}
        />
      )}
    </li>
  );
}
