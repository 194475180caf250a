import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "../../ui/Button";
import { Panel } from "../../ui/Panel";
import { problemWords } from "../../ui/ProblemNotice";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { ZoneMark } from "../../ui/ZoneMark";
import { dismissLesson, type Recalled, recalledQuery } from "./api";
import styles from "./Retrospectives.module.css";

/**
 * Lessons of earlier objectives like the one that is drafted, beside the guide. Nothing where there are none, or where
 * the reader dismissed them, on whatever machine.
 */
export default function LastTime({ objectiveId }: { objectiveId: string }) {
  const { t } = useWords();
  const tell = useToast();
  const queries = useQueryClient();
  const query = recalledQuery(objectiveId);
  const shown = useQuery(query).data ?? [];
  if (shown.length === 0) return null;
  const dismiss = async (lesson: string, on: boolean) => {
    try {
      await dismissLesson(objectiveId, lesson, on);
      await queries.invalidateQueries({ queryKey: query.queryKey });
      if (on) tell({ text: t("retrospectives.dismissed"), undo: () => void dismiss(lesson, false) });
    } catch (error) {
      tell({ text: problemWords(error, t), tone: "problem" });
    }
  };
  return (
    <Panel title={t("retrospectives.lastTime")}>
      <ul className={styles.list}>
        {shown.map((one) => (
          <Row key={one.lesson.id} recalled={one} onDismiss={() => void dismiss(one.lesson.id, true)} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({ recalled, onDismiss }: { recalled: Recalled; onDismiss: () => void }) {
  const { t } = useWords();
  const { lesson, shared, final } = recalled;
  return (
    <li>
      <span className={styles.fact}>
        {lesson.cycle_name}{" "}
        {lesson.objective_id ? (
          <Link to="/review/$objectiveId/retrospective" params={{ objectiveId: lesson.objective_id }}>
            {lesson.objective}
          </Link>
        ) : (
          t("retrospectives.ofTeam", { team: lesson.team_name })
        )}{" "}
        {final && <ZoneMark grade={final} />}
      </span>
      <span className={styles.recalled}>{lesson.words}</span>
      {lesson.change && (
        <span className={styles.fact}>
          {t("retrospectives.changedThen", {
            change: t(`retrospectives.changeOf.${lesson.change}`),
            what: lesson.what,
            fate: t(`retrospectives.fate.${lesson.fate}`),
          })}
        </span>
      )}
      <span className={styles.fact}>
        {t("retrospectives.because", { words: shared.join(t("retrospectives.enumeration")) })}
      </span>
      <Button
        size="small"
        look="quiet"
        aria-label={t("retrospectives.dismissLesson", { words: lesson.words })}
        onClick={onDismiss}
      >
        {t("retrospectives.dismiss")}
      </Button>
    </li>
  );
}
