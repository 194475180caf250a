import { useQueryClient } from "@tanstack/react-query";
import { problemWords } from "../../ui/ProblemNotice";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import * as calls from "./api";
import { type SavedView, views } from "./api";

/** What is done to saved views, each with its way back where there is one. */
export function useViews() {
  const { t } = useWords();
  const queries = useQueryClient();
  const tell = useToast();
  const changed = () => queries.invalidateQueries({ queryKey: [views] });
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
  const say = (done: boolean, word: string, name: string) => {
    if (done) tell({ text: t(word, { name }) });
  };
  return {
    changed,
    remove: async ({ id, name }: SavedView): Promise<boolean> => {
      const done = await run(() => calls.remove(id));
      if (done) tell({ text: t("views.deleted", { name }), undo: () => void run(() => calls.restore(id)) });
      return done;
    },
    subscribe: ({ id, name }: SavedView, ends: boolean) =>
      void run(() => calls.subscribe(id, ends)).then((done) => say(done, "views.begun", name)),
    unsubscribe: ({ id, name }: SavedView) =>
      void run(() => calls.unsubscribe(id)).then((done) => say(done, "views.ended", name)),
  };
}
