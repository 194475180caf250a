import { useQueryClient } from "@tanstack/react-query";
import { problemWords } from "../../ui/ProblemNotice";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import * as calls from "./api";
import { type Cause, type Fate, type Lesson, type PastProblem, retrospectives } from "./api";

/** What is done to causes and lessons, each with its way back. */
export function useLooking() {
  const { t } = useWords();
  const queries = useQueryClient();
  const tell = useToast();
  const changed = () => queries.invalidateQueries({ queryKey: retrospectives });
  const run = async <T>(act: () => Promise<T>): Promise<T | null> => {
    try {
      return await act();
    } catch (error) {
      tell({ text: problemWords(error, t), tone: "problem" });
      return null;
    } finally {
      await changed();
    }
  };
  const back = async (act: () => Promise<unknown>, words: string, undo: () => Promise<unknown>) => {
    if ((await run(async () => [await act()])) === null) return;
    tell({ text: words, undo: () => void run(undo) });
  };
  return {
    changed,
    vote: (cause: Cause, on: boolean) => void run(() => calls.vote(cause, on)),
    /** Puts a problem down to another cause, "" for none; with a way back to what it was put down to. */
    tie: (problem: PastProblem, cause: string) => {
      const to = (next: string) =>
        next
          ? calls.tieProblem(next, problem.id, true)
          : calls.tieProblem(problem.cause_id || cause, problem.id, false);
      void back(
        () => to(cause),
        t(cause ? "retrospectives.tied" : "retrospectives.untied"),
        () => to(problem.cause_id ?? ""),
      );
    },
    removeCause: (cause: Cause) =>
      void back(
        () => calls.removeCause(cause.id),
        t("retrospectives.causeRemoved"),
        () => calls.restoreCause(cause.id),
      ),
    forget: (lesson: Lesson) =>
      void back(
        () => calls.forget(lesson.id),
        t("retrospectives.lessonRemoved"),
        () => calls.recall(lesson.id),
      ),
    /** Says what became of a lesson's change; with a way back to what was said before. */
    settled: (was: Lesson, now: Lesson, fate: Fate) => {
      tell({
        text: t(`retrospectives.settled.${fate}`),
        undo: () => void run(() => calls.settle(now, was.fate, was.reason ?? "")),
      });
      return changed();
    },
    keep: async (lesson: Lesson) => {
      const now = await run(() => calls.settle(lesson, "kept", ""));
      if (now)
        tell({
          text: t("retrospectives.settled.kept"),
          undo: () => void run(() => calls.settle(now, lesson.fate, lesson.reason ?? "")),
        });
    },
  };
}
