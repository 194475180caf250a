import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { okrChanged } from "../../api/okr";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { problemWords } from "../../ui/ProblemNotice";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { type Line, unwaive, waive } from "./api";
import styles from "./Readiness.module.css";
import { type About, goalOf } from "./steps";

export interface LineItemProps {
  objectiveId: string;
  line: Line;
  mayWaive: boolean;
  onWaive: () => void;
}

/** One line of the checklist. What fails leads to what it needs, or is let pass with a reason. */
export function LineItem({ objectiveId, line, mayWaive, onWaive }: LineItemProps) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const refresh = () => okrChanged(queries);
  const onError = (error: unknown) => toast({ text: problemWords(error, t), tone: "problem" });
  const withdraw = useMutation({
    mutationFn: () => unwaive(objectiveId, line),
    onSuccess: async () => {
      await refresh();
      const words = line.waiver?.words ?? "";
      toast({
        text: t("quality.waiver.withdrawn"),
        undo: () => void waive(objectiveId, line, words).then(refresh, onError),
      });
    },
    onError,
  });
  const state = line.warning ? "warn" : line.state;
  return (
    <li className={styles.line} data-state={state}>
      <span className={styles.mark}>
        {state === "pass" || state === "waived" ? (
          <Icon name="check" size={14} />
        ) : (
          <Icon name="warn" size={14} />
        )}
        <span className="hidden-visually">{t(`quality.state.${state}`)}</span>
      </span>
      <div>
        {line.kind === "key_result" && <p className={styles.about}>{line.title}</p>}
        {state === "fail" || state === "warn" ? (
          <Link
            to="/okrs/$objectiveId/guide"
            params={{ objectiveId }}
            search={goalOf(line as About)}
            className={styles.words}
          >
            {line.warning || line.words}
          </Link>
        ) : (
          <span>{line.words}</span>
        )}
        {line.waiver && (
          <p className="soft small">
            {t("quality.waiver.by", { name: line.waiver.person_name, words: line.waiver.words })}
          </p>
        )}
        {line.state === "fail" && line.waivable && mayWaive && (
          <Button size="small" look="quiet" onClick={onWaive}>
            {t("quality.waiver.waive")}
          </Button>
        )}
        {line.state === "waived" && mayWaive && (
          <Button size="small" look="quiet" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t("quality.waiver.withdraw")}
          </Button>
        )}
      </div>
    </li>
  );
}
