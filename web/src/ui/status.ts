/** Status of a key result or objective, as the API names it. */
export type Status = "on_track" | "at_risk" | "off_track" | "achieved" | "missed" | "no_data";

/** Never colour alone: each status has a sign of its own shape. */
export const statusIcon: Record<Status, string> = {
  on_track: "●",
  at_risk: "▲",
  off_track: "■",
  achieved: "✓",
  missed: "✕",
  no_data: "○",
};

export const statusColour: Record<Status, string> = {
  on_track: "var(--on-track)",
  at_risk: "var(--at-risk)",
  off_track: "var(--off-track)",
  achieved: "var(--on-track)",
  missed: "var(--off-track)",
  no_data: "var(--no-data)",
};

/** Keys of the words, so that the i18n test sees each of them. */
export const statusWord: Record<Status, string> = {
  on_track: "ui.status.on_track",
  at_risk: "ui.status.at_risk",
  off_track: "ui.status.off_track",
  achieved: "ui.status.achieved",
  missed: "ui.status.missed",
  no_data: "ui.status.no_data",
};
