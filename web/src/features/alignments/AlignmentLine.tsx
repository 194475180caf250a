import { Link } from "@tanstack/react-router";
import { can } from "../../api/can";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Needle } from "../../ui/Needle";
import { ProblemNotice } from "../../ui/ProblemNotice";
import type { Status } from "../../ui/status";
import { Tag } from "../../ui/Tag";
import { TalkButton } from "../../ui/TalkButton";
import { useWords } from "../../ui/words";
import styles from "./Alignments.module.css";
import { AnswerRequest } from "./AnswerRequest";
import type { Alignment } from "./api";
import { useRemoval } from "./useChange";
import { toObjective } from "./ways";

/** One alignment as seen from an objective: the other end, how it stands, and what can be done. */
export function AlignmentLine({ alignment, shown }: { alignment: Alignment; shown: "parent" | "objective" }) {
  const { t } = useWords();
  const end = alignment[shown];
  const removal = useRemoval();
  const title = end?.title ?? t("alignments.hidden");
  const waiting = alignment.state === "requested";
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        {end ? (
          <Link {...toObjective(end.objective_id)} hash={end.key_result_id} className={styles.title}>
            <span className={styles.sort}>
              {t(end.key_result_id ? "alignments.sort.keyResult" : "alignments.sort.objective")}
            </span>
            {title}
          </Link>
        ) : (
          <span className="soft">{title}</span>
        )}
        {waiting && <Tag>{t("alignments.state.requested")}</Tag>}
        {alignment.state === "declined" && <Tag>{t("alignments.state.declined")}</Tag>}
        <div className={styles.facts}>
          {[
            end?.key_result_id && t("alignments.of", { title: end.objective_title }),
            end?.owner_name,
            end?.team_name,
            waiting && t("alignments.askedBy", { name: alignment.asked_by_name }),
            alignment.state === "declined" &&
              t("alignments.declinedBy", { name: alignment.answered_by_name ?? "" }),
          ]
            .filter(Boolean)
            .join(" · ")}
          {/* It is the supporting objective's: who doesn't see that doesn't see what is said of it. */}
          {(shown === "parent" || end) && (
            <TalkButton subjectKind="alignment" subjectId={alignment.id} title={title} />
          )}
        </div>
        {alignment.note && <p className={styles.note}>{t("alignments.note", { note: alignment.note })}</p>}
        <ProblemNotice error={removal.error} />
        {can(alignment, "alignment.answer") && <AnswerRequest alignment={alignment} />}
      </div>
      {end ? (
        <Needle progress={end.progress} expected={end.expected} status={end.status as Status} />
      ) : (
        <span />
      )}
      {can(alignment, "alignment.delete") ? (
        <Button
          look="quiet"
          size="small"
          busy={removal.busy}
          aria-label={t(waiting ? "alignments.withdraw" : "alignments.remove", { title })}
          onClick={() => void removal.send(alignment.id, title)}
        >
          <Icon name="close" size={13} />
        </Button>
      ) : (
        <span />
      )}
    </li>
  );
}
