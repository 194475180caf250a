import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { okrChanged } from "../../api/okr";
import { problemWords } from "../../ui/ProblemNotice";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import {
  type Action,
  type ActionBody,
  type ActionPage,
  actionOf,
  actions,
  adjustAction,
  deleteAction,
  type Effect,
  type Plan,
  restoreAction,
  tickStep,
} from "./api";
import { wayBack } from "./views";

/** What the changed fields were before. */
export function before(action: Action, body: ActionBody): ActionBody {
  const old: ActionBody = {};
  if (body.title !== undefined) old.title = action.title;
  if (body.owner_id !== undefined) old.owner_id = action.owner_id;
  if (body.collaborator_ids !== undefined) old.collaborator_ids = action.collaborator_ids;
  if (body.starts_on !== undefined) old.starts_on = action.starts_on ?? null;
  if (body.due_on !== undefined) old.due_on = action.due_on;
  if (body.how !== undefined) old.how = action.how ?? "";
  if (body.effort_days !== undefined) old.effort_days = action.effort_days;
  if (body.steps !== undefined) old.steps = action.steps;
  if (body.depends_on !== undefined) old.depends_on = action.depends_on;
  return old;
}

/** What rows, cards and bars do with an action: shown at once, taken back where the server refuses. */
export function useActions() {
  const queries = useQueryClient();
  const tell = useToast();
  const { t } = useWords();

  const show = (changed: Action) => {
    // What is still being read is from before this change.
    void queries.cancelQueries({ queryKey: actions });
    const put = (list: Action[]) => list.map((a) => (a.id === changed.id ? changed : a));
    queries.setQueriesData<Plan | InfiniteData<ActionPage>>({ queryKey: actions }, (old) => {
      if (!old) return old;
      if ("pages" in old)
        return { ...old, pages: old.pages.map((page) => ({ ...page, items: put(page.items) })) };
      return old.items ? { ...old, items: put(old.items) } : old;
    });
  };

  const attempt = async <T>(write: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await write();
    } catch (thrown) {
      tell({ text: problemWords(thrown, t), tone: "problem" });
      return undefined;
    } finally {
      void okrChanged(queries);
    }
  };

  const undo = (action: Action, body: ActionBody, version: number) =>
    attempt(async () => {
      let now = version;
      for (const state of body.state ? wayBack(body.state, action.state) : []) {
        const blocked = state === "blocked" ? action.blocked : undefined;
        now = (await adjustAction({ id: action.id, version: now }, { state, blocked })).version;
      }
      const old = before(action, body);
      if (Object.keys(old).length > 0) await adjustAction({ id: action.id, version: now }, old);
    });

  /** Takes those back that were moved along, as far as they still lie where they were put; the action itself last. */
  const undoAll = (action: Action, body: ActionBody, version: number, moved: readonly Effect[]) =>
    attempt(async () => {
      for (const { id, starts_on, due_on, new_starts_on, new_due_on } of [...moved].reverse()) {
        const now = await actionOf(id);
        if (now.due_on !== new_due_on || (now.starts_on ?? "") !== (new_starts_on ?? "")) continue;
        await adjustAction(now, { starts_on: starts_on ?? null, due_on });
      }
      await adjustAction({ id: action.id, version }, before(action, body));
    });

  /** Says what was saved, with a way back; `effects` are the dates of what may have been moved along. */
  const saved = (
    action: Action,
    body: ActionBody,
    done: { version: number; moved?: string[] | null },
    effects: readonly Effect[] = [],
  ) => {
    const moved = effects.filter((e) => done.moved?.includes(e.id));
    if (moved.length > 0)
      return tell({
        text: t("plans.movedWith", { count: moved.length }),
        undo: () => void undoAll(action, body, done.version, moved),
      });
    const text = body.state
      ? t("plans.nowIn", { title: action.title, state: t(`plans.states.${body.state}`) })
      : t("plans.changed", { title: body.title ?? action.title });
    tell({ text, undo: () => void undo(action, body, done.version) });
  };

  return {
    saved,
    /** Changes an action; the row shows it before the server has answered. */
    change: async (action: Action, body: ActionBody, shown: Partial<Action> = {}): Promise<boolean> => {
      const { title = action.title, state = action.state } = body;
      show({ ...action, title, state, ...shown });
      const done = await attempt(() => adjustAction(action, body));
      if (done) saved(action, body, done);
      return done !== undefined;
    },
    tick: (action: Action, step: string, done: boolean) => {
      const steps = action.steps.map((s) => (s.id === step ? { ...s, done } : s));
      show({ ...action, steps, steps_done: steps.filter((s) => s.done).length });
      return attempt(() => tickStep(action.id, step, done));
    },
    remove: async (action: Action) => {
      const gone = await attempt(async () => {
        await deleteAction(action.id);
        return true;
      });
      if (gone)
        tell({
          text: t("plans.deleted", { title: action.title }),
          undo: () => void attempt(() => restoreAction(action.id)),
        });
    },
  };
}
