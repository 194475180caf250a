import type { TFunction } from "i18next";

/** How much went along, or would, in words; "" where nothing does. */
export function along(of: { actions: number; problems: number }, t: TFunction): string {
  return [
    of.actions > 0 ? t("carryovers.openActions", { count: of.actions }) : "",
    of.problems > 0 ? t("carryovers.openProblems", { count: of.problems }) : "",
  ]
    .filter(Boolean)
    .join(t("carryovers.and"));
}
