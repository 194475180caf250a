import type { ReactNode } from "react";
import type { IconName } from "./Icon";

/** One line of the palette: somewhere to go or something to do. */
export interface PaletteEntry {
  key: string;
  label: string;
  /** Beside the label, softly: whose it is, what kind. */
  hint?: ReactNode;
  icon?: IconName;
  /** An address inside the product … */
  href?: string;
  /** … or a thing to do. */
  run?: () => void;
}

/** What a feature gives to the palette; app/paletteSources.ts lists them. */
export interface PaletteSource {
  /** Key of the group's heading. */
  word: string;
  search: (query: string, signal: AbortSignal) => Promise<PaletteEntry[]>;
}
