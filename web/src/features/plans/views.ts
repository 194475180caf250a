/** The ways to look at a plan. */
export const VIEWS = ["list", "board", "timeline"] as const;
export type View = (typeof VIEWS)[number];

export const STATES = ["todo", "doing", "blocked", "done", "dropped"] as const;
export type State = (typeof STATES)[number];

/** Keys of the words of a state. */
export const stateWord = {
  todo: "plans.states.todo",
  doing: "plans.states.doing",
  blocked: "plans.states.blocked",
  done: "plans.states.done",
  dropped: "plans.states.dropped",
} as const;

/** Whether an action may go from one state to another, as the server has it. */
export function mayMove(from: State, to: State): boolean {
  if (from === "done") return to === "done" || to === "doing";
  if (from === "dropped") return to === "dropped" || to === "todo";
  return true;
}

/** The states to go through to be back where one was: done is left by doing, dropped by todo. */
export function wayBack(from: State, to: State): State[] {
  if (from === to) return [];
  if (mayMove(from, to)) return [to];
  return from === "done" ? ["doing", to] : ["todo", to];
}
