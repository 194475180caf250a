import { can } from "../../../api/can";
import { answer, api, ifMatch } from "../../../api/client";
import type { Objective } from "../../../api/okr";
import type { paths } from "../../../api/schema";

export const verbs = ["submit", "approve", "return", "activate", "owner", "kind", "delete"] as const;
export type Verb = (typeof verbs)[number];

/** What is said with a verb: the words of a return, the new owner or kind, why an active one changes. */
export interface Given {
  note?: string;
  ownerId?: string;
  kind?: "committed" | "aspirational";
  reason?: string;
}

/** Whether the verb means anything to an objective as it stands, and may be done by the reader. */
export function takes(verb: Verb, o: Objective): boolean {
  switch (verb) {
    case "submit":
      return o.state === "draft" && can(o, "objective.submit");
    case "approve":
    case "return":
      return o.state === "in_review" && !o.approved && can(o, "objective.approve");
    case "activate":
      return o.approved && o.state === "in_review" && can(o, "objective.activate");
    case "delete":
      return o.state === "draft" && can(o, "objective.delete");
    default:
      return o.state !== "closed" && can(o, "objective.update");
  }
}

type Change = paths["/api/v1/objectives/{id}"]["patch"]["requestBody"]["content"]["application/json"];

const at = (o: Pick<Objective, "id" | "version">) => ({
  params: { path: { id: o.id } },
  headers: ifMatch(o.version),
});

const change = (o: Pick<Objective, "id" | "version">, body: Change) =>
  answer(api.PATCH("/api/v1/objectives/{id}", { ...at(o), body })) as Promise<Objective>;

/** Does it to one objective, as it was seen: one changed meanwhile is refused, not overwritten. */
export function doOne(verb: Verb, o: Objective, given: Given): Promise<unknown> {
  const { reason, note } = given;
  switch (verb) {
    case "submit":
      return answer(api.POST("/api/v1/objectives/{id}/submit", at(o)));
    case "approve":
      return answer(api.POST("/api/v1/objectives/{id}/approve", at(o)));
    case "return":
      return answer(api.POST("/api/v1/objectives/{id}/return", { ...at(o), body: { note } }));
    case "activate":
      return answer(api.POST("/api/v1/objectives/{id}/activate", at(o)));
    case "owner":
      return change(o, { owner_id: given.ownerId, reason });
    case "kind":
      return change(o, { kind: given.kind, reason });
    case "delete":
      return answer(api.DELETE("/api/v1/objectives/{id}", { params: { path: { id: o.id } } }));
  }
}

/** How it is taken back, where it can be: by what the objective was before and what was answered. */
export function undoOf(verb: Verb, before: Objective, after: unknown, given: Given) {
  const id = before.id;
  const now = after as Objective;
  if (verb === "delete")
    return () => answer(api.POST("/api/v1/objectives/{id}/restore", { params: { path: { id } } }));
  if (verb === "submit") return () => answer(api.POST("/api/v1/objectives/{id}/withdraw", at(now)));
  if (verb === "kind") return () => change(now, { kind: before.kind as Given["kind"], reason: given.reason });
  if (verb === "owner" && before.owner_id)
    return () => change(now, { owner_id: before.owner_id, reason: given.reason });
  return null;
}
