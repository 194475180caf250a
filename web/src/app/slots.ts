import { part, type SlotComponents } from "../ui/slots";

/** Which feature fills which slot of other features' pages; each is loaded when first shown. */
export const slots: SlotComponents = {
  readiness: part(() => import("../features/quality/Readiness").then((m) => ({ default: m.Readiness }))),
  tracking: part(() =>
    import("../features/objectives/keyResult/Tracking").then((m) => ({ default: m.Tracking })),
  ),
  keyResults: part(() =>
    import("../features/objectives/keyResult/KeyResults").then((m) => ({ default: m.KeyResults })),
  ),
  feedbackBetween: part(() => import("../features/feedback/Between").then((m) => ({ default: m.Between }))),
  talk: part(() => import("../features/talk/Talk").then((m) => ({ default: m.Talk }))),
  plan: part(() => import("../features/plans/PlanOfKeyResult").then((m) => ({ default: m.PlanOfKeyResult }))),
  checkIn: part(() => import("../features/checkins/CheckInForm")),
  history: part(() => import("../features/checkins/History")),
  checkIns: part(() => import("../features/checkins/CheckInLine")),
  alignments: part(() => import("../features/alignments/Alignments")),
  readFrom: part(() => import("../features/metrics/ReadFrom").then((m) => ({ default: m.ReadFrom }))),
  problems: part(() =>
    import("../features/problems/ProblemsOfResult").then((m) => ({ default: m.ProblemsOfResult })),
  ),
  raiseProblem: part(() => import("../features/problems/RaiseHere").then((m) => ({ default: m.RaiseHere }))),
  problemsOfWeek: part(() =>
    import("../features/problems/ProblemsOfWeek").then((m) => ({ default: m.ProblemsOfWeek })),
  ),
  reviewsOfWeek: part(() =>
    import("../features/reviews/ReviewsOfWeek").then((m) => ({ default: m.ReviewsOfWeek })),
  ),
  exportOkrs: part(() => import("../features/exchange/ExportMenu").then((m) => ({ default: m.ExportMenu }))),
  deliveries: part(() =>
    import("../features/notices/DeliveryList").then((m) => ({ default: m.DeliveryList })),
  ),
  evaluationsOfWeek: part(() =>
    import("../features/evaluations/EvaluationsOfWeek").then((m) => ({ default: m.EvaluationsOfWeek })),
  ),
  subscribe: part(() => import("../features/feeds/Subscribe").then((m) => ({ default: m.Subscribe }))),
  lastTime: part(() => import("../features/retrospectives/LastTime")),
  carriedOver: part(() => import("../features/carryovers/Trail")),
  adjust: part(() => import("../features/checkins/AdjustStep").then((m) => ({ default: m.AdjustStep }))),
};
