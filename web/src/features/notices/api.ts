import { infiniteQueryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import type { Filled } from "../../api/okr";
import type { components } from "../../api/schema";

type Schemas = components["schemas"];
export type Notice = Filled<Schemas["NoticeView"]>;
export type Reason = Notice["reason"];
export type Inbox = Filled<Schemas["InboxView"]>;
export type Box = "open" | "snoozed" | "done";
export type MarkBody = Schemas["MarkInBody"];

export const boxes: readonly Box[] = ["open", "snoozed", "done"];

/** In the order in which people read them; a test holds it equal to the words. */
export const reasons: readonly Reason[] = [
  "mention",
  "approval_asked",
  "returned",
  "alignment_asked",
  "revision_asked",
  "action_given",
  "action_blocked",
  "key_result_given",
  "problem_given",
  "decision_asked",
  "feedback_asked",
  "review_asked",
  "review_returned",
  "appeal_asked",
  "evaluation_asked",
  "colleagues_proposed",
  "rating_appealed",
  "follow_up_given",
  "round_asked",
  "report_drafted",
  "metric_silent",
  "reminder",
  "nudge",
  "reply",
  "comment",
  "approved",
  "activated",
  "alignment_answered",
  "revision_decided",
  "decision_made",
  "problem_solved",
  "feedback_given",
  "feedback_shared",
  "feedback_declined",
  "recognized",
  "scored",
  "rules_published",
  "rules_withdrawn",
  "statement_ready",
  "appeal_answered",
  "rating_published",
  "rating_answered",
  "meeting_called",
  "meeting_changed",
  "meeting_cancelled",
  "minutes",
  "report_sent",
  "metric_mended",
  "view_began",
  "view_ended",
];

/** Which notices are shown; it stands in the address. */
export interface Wanted {
  box?: Box;
  reason?: Reason;
}

export const listKey = ["notices", "list"] as const;

export const inboxQuery = ({ box, reason }: Wanted) =>
  infiniteQueryOptions({
    queryKey: [...listKey, { box, reason }],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/notices", {
          params: { query: { box, reason: reason ? [reason] : undefined, limit: 50, cursor: pageParam } },
          signal,
        }),
      )) as Inbox,
    getNextPageParam: (last) => last.next,
  });

/** Marks notices; the answer says which there were. */
export const markNotices = async (body: MarkBody) =>
  ((await answer(api.PATCH("/api/v1/notices", { body }))) as { ids: string[] }).ids;
