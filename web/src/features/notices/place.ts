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

/** Where a notice leads, and what the thing is called. */
export function placeOf(notice: Notice): {
  title?: string;
  within?: string;
  to: string;
  search?: Record<string, string>;
} {
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
  if (notice.lesson)
    return {
      title: notice.lesson,
      within: notice.objective,
      to: "/review/lessons",
      search: { q: notice.lesson },
    };
  if (notice.metric_id) return { title: notice.metric, to: `/metrics/${notice.metric_id}` };
  if (notice.theme) return { title: notice.theme, to: "/settings/themes" };
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
