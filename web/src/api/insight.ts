import type { Filled } from "./okr";
import type { components } from "./schema";

/** The state of a team or the company, as its page and a guest's show it. */
export type Insight = Filled<components["schemas"]["InsightView"]>;

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
