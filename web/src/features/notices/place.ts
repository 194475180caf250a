import type { Notice } from "./api";

/** Where on the page of feedback stands what a notice tells of. */
const feedbackBox: Partial<Record<Notice["reason"], string>> = {
  feedback_asked: "asked",
  feedback_given: "received",
  feedback_shared: "along",
  feedback_declined: "requests",
  recognized: "received",
};

/** Reasons that lead to the scores of an objective. */
const ofReview: ReadonlySet<string> = new Set(["review_asked", "review_returned", "scored"]);

/** Reasons that lead to what was said. */
const ofComment: ReadonlySet<string> = new Set(["mention", "reply", "comment"]);

/** Where a notice leads, and what the thing is called. */
export function placeOf(notice: Notice): {
  title?: string;
  /** Of a comment: the noun that it is about. */
  kind?: string;
  /** What it tells of isn't there any more, or not to be seen. */
  gone?: boolean;
  within?: string;
  to: string;
  search?: Record<string, string>;
} {
  if (notice.path) {
    // Of a comment: the server knows where each noun stands.
    const { pathname, searchParams } = new URL(notice.path, window.location.origin);
    const within = notice.objective === notice.about ? undefined : notice.objective;
    const search = Object.fromEntries(searchParams);
    return { title: notice.about, kind: notice.about_kind, within, to: pathname, search };
  }
  if (ofComment.has(notice.reason)) return { gone: true, to: "/inbox" };
  if (notice.evaluation) {
    const to = notice.evaluation_subject_id
      ? `/evaluations/people/${notice.evaluation_subject_id}`
      : "/evaluations";
    return { title: notice.evaluation, to };
  }
  if (notice.incentive_id) {
    const to = notice.reason === "appeal_asked" ? `/incentives/${notice.incentive_id}` : "/incentives";
    return { title: notice.incentive, to };
  }
  if (notice.report_id) return { title: notice.report, to: `/reports/${notice.report_id}` };
  if (notice.view_id) return { title: notice.view, to: "/okrs", search: { view: notice.view_id } };
  if (notice.metric_id) return { title: notice.metric, to: `/metrics/${notice.metric_id}` };
  if (notice.meeting && (notice.reason === "meeting_cancelled" || !notice.meeting_id))
    return { title: notice.meeting, to: "/meetings" };
  if (notice.meeting_id) return { title: notice.meeting, to: `/meetings/${notice.meeting_id}` };
  if (notice.problem_id) {
    const search = { problem: notice.problem_id };
    return { title: notice.problem, within: notice.key_result ?? notice.objective, to: "/problems", search };
  }
  const box = feedbackBox[notice.reason];
  if (box) return { to: "/feedback", search: { box } };
  if (notice.objective_id && ofReview.has(notice.reason))
    return { title: notice.objective, to: `/review/${notice.objective_id}` };
  if (!notice.objective_id) return { to: "/" };
  const to = `/okrs/${notice.objective_id}`;
  const title = notice.action ?? notice.key_result ?? notice.objective;
  return {
    title,
    within: title === notice.objective ? undefined : notice.objective,
    to,
    search: notice.key_result_id ? { kr: notice.key_result_id } : undefined,
  };
}
