import { Link } from "@tanstack/react-router";
import { useWords } from "../../ui/words";
import { AnswerButtons } from "./AnswerButtons";
import { answerRequest, type Request } from "./api";
import styles from "./Waiting.module.css";

/** Another objective that wants to support one of theirs. */
export function RequestItem({ request }: { request: Request }) {
  const { t } = useWords();
  const { child, parent } = request;
  return (
    <li className={styles.item}>
      <p>
        {t("home.request.kind")} <Link to={`/okrs/${child.id}` as string}>{child.title}</Link>{" "}
        {t("home.request.supports")}{" "}
        <Link to={`/okrs/${parent.id}` as string}>{request.key_result_title || parent.title}</Link>{" "}
        <span className="soft small">{request.asked_by_name}</span>
      </p>
      <AnswerButtons
        about={child.title}
        yes={t("home.request.accept")}
        no={t("home.request.decline")}
        yesDone={t("home.request.accepted", { title: child.title })}
        noDone={t("home.request.declined", { title: child.title })}
        pointer="/note"
        agree={() => answerRequest(request.id, true, "")}
        decline={(note) => answerRequest(request.id, false, note)}
      />
    </li>
  );
}
