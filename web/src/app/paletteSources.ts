import { findFeedback } from "../features/feedback/palette";
import { findMeetings } from "../features/meetings/palette";
import { findCommands, findObjectives, findPeople } from "../features/objectives/palette";
import { findActions } from "../features/plans/palette";
import { findProblems } from "../features/problems/palette";
import { findViews } from "../features/views/palette";
import type { PaletteSource } from "../ui/palette";

/** What the palette searches beyond the menu, in the order shown. Features append their source here. */
export const paletteSources: readonly PaletteSource[] = [
  findObjectives,
  findPeople,
  findViews,
  findActions,
  findProblems,
  findMeetings,
  findFeedback,
  findCommands,
];
