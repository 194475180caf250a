import type { Filled } from "./okr";
import type { components } from "./schema";

/** The state of a team or the company, as its page shows it. */
export type Insight = Filled<components["schemas"]["InsightView"]>;

/** The same as a guest's page shows it: of its forecasts no more than is drawn. */
export type GuestInsight = Filled<components["schemas"]["GuestInsightView"]>;

/** Either of them, as far as what both draw needs it. */
export type AnyInsight = Omit<Insight, "trouble"> & { trouble: GuestInsight["trouble"] };

/** Which insight page it is: whose, and of when. */
export interface InsightPage {
  /** The whole company's where absent. */
  teamId?: string;
  teamName?: string;
  /** The current cycle, whichever that is, where absent. */
  cycleId?: string;
  cycleName?: string;
  /** The past day that it shows; the present where absent. */
  asof?: string;
}
