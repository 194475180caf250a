import { useQueryClient } from "@tanstack/react-query";
import { okrChanged } from "../../api/okr";
import type { Problem, ProblemPage } from "../../api/problems";
import { problems } from "../../api/problems";
import { problemWords } from "../../ui/ProblemNotice";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import {
  changeProblem,
  deleteProblem,
  type ProblemBody,
  releaseProblem,
  reopenProblem,
  restoreProblem,
  solveProblem,
  takeProblem,
} from "./api";
import { placeOf } from "./views";

/** What the changed fields were before. */
export function before(problem: Problem, body: ProblemBody): ProblemBody {
  const old: ProblemBody = {};
  if (body.title !== undefined) old.title = problem.title;
  if (body.detail !== undefined) old.detail = problem.detail ?? "";
  if (body.owner_id !== undefined) old.owner_id = problem.owner_id;
  if (body.severity !== undefined) old.severity = problem.severity;
  if (body.decider_id !== undefined || body.question !== undefined) {
    old.decider_id = problem.decision?.decider_id ?? "";
    if (problem.decision) old.question = problem.decision.question;
  }
  if (body.holds_up !== undefined) {
    const { key_result_id, objective_id, team_id } = problem;
    old.holds_up = placeOf(problem) ? { key_result_id, objective_id } : { team_id };
  }
  return old;
}

/** What rows, cards and the page of a problem do with it: said in a toast, with a way back. */
export function useProblems() {
  const queries = useQueryClient();
  const tell = useToast();
  const { t } = useWords();

  const show = (changed: Problem) => {
    void queries.cancelQueries({ queryKey: problems });
    queries.setQueriesData<{ pages: ProblemPage[] }>({ queryKey: [...problems, "list"] }, (old) =>
      old?.pages
        ? {
            ...old,
            pages: old.pages.map((page) => ({
              ...page,
              items: page.items.map((p) => (p.id === changed.id ? changed : p)),
            })),
          }
        : old,
    );
    queries.setQueryData<Problem>([...problems, "one", changed.id], (old) =>
      old ? { ...changed, history: old.history } : old,
    );
  };
  const attempt = async (write: () => Promise<unknown>): Promise<boolean> => {
    try {
      await write();
      return true;
    } catch (thrown) {
      tell({ text: problemWords(thrown, t), tone: "problem" });
      return false;
    } finally {
      void okrChanged(queries);
    }
  };
  const said = (text: string, undo: () => Promise<unknown>) => tell({ text, undo: () => void attempt(undo) });
  const title = (p: Problem) => ({ title: p.title });

  const acts = {
    /** Changes a problem; it shows before the server has answered. */
    change: async (problem: Problem, body: ProblemBody, shown: Partial<Problem> = {}): Promise<boolean> => {
      const { title: name = problem.title, detail = problem.detail, severity = problem.severity } = body;
      show({ ...problem, title: name, detail, severity, ...shown });
      let now: Problem | undefined;
      const done = await attempt(async () => {
        now = await changeProblem(problem, body);
      });
      const version = now?.version;
      if (done && version)
        said(t("problems.changed", { title: name }), () =>
          changeProblem({ id: problem.id, version }, before(problem, body)),
        );
      return done;
    },
    take: async (problem: Problem) => {
      if (await attempt(() => takeProblem(problem.id)))
        said(t("problems.taken", title(problem)), () => releaseProblem(problem.id));
    },
    release: async (problem: Problem) => {
      if (await attempt(() => releaseProblem(problem.id)))
        said(t("problems.released", title(problem)), () => takeProblem(problem.id));
    },
    /** Throws what was refused, for the dialog that asked how. */
    solve: async (problem: Problem, how: string) => {
      await solveProblem(problem.id, how);
      void okrChanged(queries);
      said(t("problems.solved", title(problem)), async () => {
        await reopenProblem(problem.id, t("problems.undone"));
        if (problem.state === "in_hand") await takeProblem(problem.id);
      });
    },
    /** Throws what was refused, for the dialog that asked why. */
    reopen: async (problem: Problem, why: string) => {
      await reopenProblem(problem.id, why);
      void okrChanged(queries);
      said(t("problems.reopened", title(problem)), () => solveProblem(problem.id, problem.how ?? ""));
    },
    remove: async (problem: Problem): Promise<boolean> => {
      const gone = await attempt(() => deleteProblem(problem.id));
      if (gone) said(t("problems.deleted", title(problem)), () => restoreProblem(problem.id));
      return gone;
    },
  };
  return acts;
}
