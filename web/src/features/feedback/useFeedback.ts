import { useQueryClient } from "@tanstack/react-query";
import { problemWords } from "../../ui/ProblemNotice";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import * as calls from "./api";
import { type Feedback, type FeedbackRequest, feedback } from "./api";

/** What is done to feedback and requests, each with its way back where there is one. */
export function useFeedback() {
  const { t } = useWords();
  const queries = useQueryClient();
  const tell = useToast();
  const changed = () => queries.invalidateQueries({ queryKey: feedback });
  const run = async (act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await act();
      return true;
    } catch (error) {
      tell({ text: problemWords(error, t), tone: "problem" });
      return false;
    } finally {
      await changed();
    }
  };
  const remove = async (one: Pick<Feedback, "id">) => {
    if (!(await run(() => calls.remove(one.id)))) return;
    tell({ text: t("feedback.deleted"), undo: () => void run(() => calls.restore(one.id)) });
  };
  return {
    changed,
    remove: (one: Pick<Feedback, "id">) => void remove(one),
    cheer: (one: Feedback, on: boolean) => void run(() => calls.cheer(one.id, on)),
    withdraw: (request: FeedbackRequest) =>
      void run(() => calls.withdraw(request.id)).then(
        (done) => done && tell({ text: t("feedback.withdrawn") }),
      ),
  };
}
