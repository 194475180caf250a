import { addDays, today } from "../../lib/dates";
import { readNumber } from "../../lib/typed";
import type { Action, ActionBody } from "./api";

export interface Person {
  value: string;
  label: string;
}

/** What stands in the form, as it was typed. */
export interface Typed {
  title: string;
  owner: Person | null;
  helpers: Person[];
  starts: string;
  due: string;
  how: string;
  effort: string;
  steps: { id?: string; title: string; done?: boolean }[];
  needs: string[];
}

/** A form as it opens: the action's own, or a new one of `me`, due with the key result. */
export function typedOf(action: Action | null, me: { id: string; name: string }, dueOn?: string): Typed {
  if (!action)
    return {
      title: "",
      owner: { value: me.id, label: me.name },
      helpers: [],
      starts: "",
      due: dueOn && dueOn >= today() ? dueOn : addDays(today(), 14),
      how: "",
      effort: "",
      steps: [],
      needs: [],
    };
  return {
    title: action.title,
    owner: { value: action.owner_id, label: action.owner_name ?? "" },
    helpers: action.collaborators.map((p) => ({ value: p.id, label: p.name })),
    starts: action.starts_on ?? "",
    due: action.due_on,
    how: action.how ?? "",
    effort: action.effort_days ?? "",
    steps: action.steps,
    needs: action.depends_on,
  };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** All that was typed, as the API takes it. */
export function bodyOf(typed: Typed): ActionBody & { title: string } {
  const effort = typed.effort.trim();
  return {
    title: typed.title,
    owner_id: typed.owner?.value ?? "",
    collaborator_ids: typed.helpers.map((p) => p.value),
    starts_on: typed.starts || null,
    due_on: typed.due,
    how: typed.how,
    // What can't be read goes as it is: the server says what is wrong with it.
    effort_days: effort ? (readNumber(effort)?.value ?? effort) : null,
    steps: typed.steps.filter((s) => s.title.trim()).map(({ id, title, done }) => ({ id, title, done })),
    depends_on: typed.needs,
  };
}

/** Only what differs from the action as it was when the form opened: what others changed meanwhile stays. */
export function changesOf(typed: Typed, was: Typed): ActionBody {
  const now: ActionBody = bodyOf(typed);
  const old: ActionBody = bodyOf(was);
  for (const key of Object.keys(now) as (keyof ActionBody)[]) if (same(now[key], old[key])) delete now[key];
  return now;
}

export const movesDates = (body: ActionBody) => body.starts_on !== undefined || body.due_on !== undefined;
