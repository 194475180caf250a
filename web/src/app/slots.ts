import { lazy } from "react";
import { AdjustStep } from "../features/checkins/AdjustStep";
import CheckInForm from "../features/checkins/CheckInForm";
import { EvaluationsOfWeek } from "../features/evaluations/EvaluationsOfWeek";
import { ProblemsOfWeek } from "../features/problems/ProblemsOfWeek";
import { ReviewsOfWeek } from "../features/reviews/ReviewsOfWeek";
import type { SlotComponents } from "../ui/slots";

/** Which feature fills which slot of other features' pages; each is loaded when first shown, save what stands in the week. */
export const slots: SlotComponents = {
  readiness: lazy(() => import("../features/quality/Readiness").then((m) => ({ default: m.Readiness }))),
  tracking: lazy(() =>
    import("../features/objectives/keyResult/Tracking").then((m) => ({ default: m.Tracking })),
  ),
  keyResults: lazy(() =>
    import("../features/objectives/keyResult/KeyResults").then((m) => ({ default: m.KeyResults })),
  ),
  okrsOfPerson: lazy(() =>
    import("../features/objectives/list/OkrsOfPerson").then((m) => ({ default: m.OkrsOfPerson })),
  ),
  loadOfPerson: lazy(() =>
    import("../features/plans/LoadOfPerson").then((m) => ({ default: m.LoadOfPerson })),
  ),
  owedByPerson: lazy(() =>
    import("../features/rhythm/OwedByPerson").then((m) => ({ default: m.OwedByPerson })),
  ),
  feedbackOfPerson: lazy(() =>
    import("../features/feedback/FeedbackOfPerson").then((m) => ({ default: m.FeedbackOfPerson })),
  ),
  ownCalibration: lazy(() =>
    import("../features/insight/Calibration").then((m) => ({ default: m.OwnCalibration })),
  ),
  feedbackBetween: lazy(() => import("../features/feedback/Between").then((m) => ({ default: m.Between }))),
  talk: lazy(() => import("../features/talk/Talk").then((m) => ({ default: m.Talk }))),
  plan: lazy(() => import("../features/plans/PlanOfKeyResult").then((m) => ({ default: m.PlanOfKeyResult }))),
  checkIn: CheckInForm,
  history: lazy(() => import("../features/checkins/History")),
  checkIns: lazy(() => import("../features/checkins/CheckInLine")),
  alignments: lazy(() => import("../features/alignments/Alignments")),
  readFrom: lazy(() => import("../features/metrics/ReadFrom").then((m) => ({ default: m.ReadFrom }))),
  problems: lazy(() =>
    import("../features/problems/ProblemsOfResult").then((m) => ({ default: m.ProblemsOfResult })),
  ),
  raiseProblem: lazy(() => import("../features/problems/RaiseHere").then((m) => ({ default: m.RaiseHere }))),
  problemsOfWeek: ProblemsOfWeek,
  reviewsOfWeek: ReviewsOfWeek,
  views: lazy(() => import("../features/views/ViewBar").then((m) => ({ default: m.ViewBar }))),
  exportOkrs: lazy(() => import("../features/exchange/ExportMenu").then((m) => ({ default: m.ExportMenu }))),
  deliveries: lazy(() =>
    import("../features/notices/DeliveryList").then((m) => ({ default: m.DeliveryList })),
  ),
  evaluationsOfWeek: EvaluationsOfWeek,
  subscribe: lazy(() => import("../features/feeds/Subscribe").then((m) => ({ default: m.Subscribe }))),
  guestInsight: lazy(() =>
    import("../features/insight/GuestInsight").then((m) => ({ default: m.GuestInsight })),
  ),
  shareWithGuest: lazy(() =>
    import("../features/guestlinks/ShareWithGuest").then((m) => ({ default: m.ShareWithGuest })),
  ),
  scoreMeetings: lazy(() =>
    import("../features/meetings/ScoreMeetings").then((m) => ({ default: m.ScoreMeetings })),
  ),
  agreedScores: lazy(() =>
    import("../features/meetings/AgreedScores").then((m) => ({ default: m.AgreedScores })),
  ),
  lastTime: lazy(() => import("../features/retrospectives/LastTime")),
  templateLessons: lazy(() => import("../features/retrospectives/TemplateLessons")),
  planLessons: lazy(() => import("../features/retrospectives/PlanLessons")),
  ruleLessons: lazy(() => import("../features/retrospectives/RuleLessons")),
  ruleChoice: lazy(() => import("../features/policy/RuleChoice").then((m) => ({ default: m.RuleChoice }))),
  ruleName: lazy(() => import("../features/policy/RuleName").then((m) => ({ default: m.RuleName }))),
  carriedOver: lazy(() => import("../features/carryovers/Trail")),
  adjust: AdjustStep,
};
