import type { RefObject } from "react";
import { useKey } from "../../../ui/keys";
import { useWords } from "../../../ui/words";

type Box = RefObject<HTMLElement | null>;

/** The rows in the order they are seen: each is the link with `data-row`. */
function rowsOf(list: HTMLElement | null): HTMLElement[] {
  return Array.from(list?.querySelectorAll<HTMLElement>("[data-row]") ?? []).filter(
    (row) => row.offsetParent !== null,
  );
}

/** The row that the reader is in: its link, or what stands beside it, has the focus. */
function rowNow(list: HTMLElement | null): HTMLElement | null {
  const here = document.activeElement;
  if (!list?.contains(here)) return null;
  return here?.closest("[data-line]")?.querySelector<HTMLElement>("[data-row]") ?? null;
}

const covered = () => document.querySelector("dialog[open]") !== null;

/** j and k walk the rows. Enter opens one: they are links. */
export function useWalkKeys(list: Box): void {
  const { t } = useWords();
  const walk = (by: number) => {
    if (covered()) return;
    const rows = rowsOf(list.current);
    const now = rowNow(list.current);
    const at = now ? rows.indexOf(now) : -1;
    const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  useKey("j", t("objectives.list.keys.down"), () => walk(1));
  useKey("k", t("objectives.list.keys.up"), () => walk(-1));
}

/** A key for the row that the reader is in. */
export function useRowKey(list: Box, combo: string, words: string, act: (row: HTMLElement) => void): void {
  useKey(combo, words, () => {
    const row = rowNow(list.current);
    if (row && !covered()) act(row);
  });
}

/** c presses the row's own button; on an objective, the first one of its key results. */
export function useCheckInKey(list: Box): void {
  const { t } = useWords();
  useRowKey(list, "c", t("objectives.list.keys.checkIn"), (row) => {
    const within = row.closest("[data-line]")?.querySelector<HTMLElement>("[data-check-in]");
    const below = row.dataset.row === row.dataset.objective ? row.closest("article") : null;
    (within ?? below?.querySelector<HTMLElement>("[data-check-in]"))?.click();
  });
}
