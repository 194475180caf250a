import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { okrChanged } from "../../api/okr";
import { Button } from "../../ui/Button";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { useSending } from "../../ui/sending";
import type { Slots } from "../../ui/slots";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { deleteProblem, raiseProblem } from "./api";
import styles from "./Problems.module.css";
import { split } from "./views";

/** Makes a problem of what somebody says blocks them, with one press; the words stay where they were typed. */
export function RaiseHere({ keyResultId, words }: Slots["raiseProblem"]) {
  const { t } = useWords();
  const queries = useQueryClient();
  const tell = useToast();
  const [raised, setRaised] = useState("");
  const sending = useSending(async () => {
    const problem = await raiseProblem({ ...split(words), key_result_id: keyResultId, source: "check_in" });
    setRaised(words);
    tell({
      text: t("problems.raised", { title: problem.title }),
      undo: () => {
        setRaised("");
        void deleteProblem(problem.id).finally(() => okrChanged(queries));
      },
    });
    await okrChanged(queries);
  });
  if (!words.trim()) return null;
  return (
    <div className={styles.raiseHere}>
      <ProblemNotice error={sending.error} />
      {raised === words ? (
        <p role="status" className="soft small">
          {t("problems.isOne")}
        </p>
      ) : (
        <Button size="small" busy={sending.busy} onClick={() => void sending.send()}>
          {t("problems.makeOne")}
        </Button>
      )}
    </div>
  );
}
