import { type RefObject, useCallback } from "react";
import { useKey } from "../../../ui/keys";
import { useWords } from "../../../ui/words";

/** The rows of a list in the order they are seen: each is the link with `data-row`. */
function rowsOf(list: HTMLElement | null): HTMLElement[] {
  return Array.from(list?.querySelectorAll<HTMLElement>("[data-row]") ?? []).filter(
    (row) => row.offsetParent !== null,
  );
}

/** The row that the reader is in: its link, or what stands beside it, has the focus. */
export function rowNow(list: HTMLElement | null): HTMLElement | null {
  const here = document.activeElement;
  if (!list?.contains(here)) return null;
  return here?.closest("[data-line]")?.querySelector<HTMLElement>("[data-row]") ?? null;
}

interface RowActs {
  /** Check in to the key result, or the objective's, of that row. */
  checkIn: (row: DOMStringMap) => void;
  select: (row: DOMStringMap) => void;
  move: (row: DOMStringMap, by: number) => void;
}

/** j and k walk the rows, Enter opens (they are links), c checks in, x selects, Alt and arrows reorder. */
export function useRowKeys(list: RefObject<HTMLElement | null>, acts: RowActs): void {
  const { t } = useWords();
  const walk = useCallback(
    (by: number) => {
      if (document.querySelector("dialog[open]")) return;
      const rows = rowsOf(list.current);
      const now = rowNow(list.current);
      const at = now ? rows.indexOf(now) : -1;
      const to = at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by;
      rows[to]?.focus();
      rows[to]?.scrollIntoView({ block: "nearest" });
    },
    [list],
  );
  const here = (act: (row: DOMStringMap) => void) => () => {
    const row = rowNow(list.current);
    if (row && !document.querySelector("dialog[open]")) act(row.dataset);
  };
  useKey("j", t("objectives.list.keys.down"), () => walk(1));
  useKey("k", t("objectives.list.keys.up"), () => walk(-1));
  useKey("c", t("objectives.list.keys.checkIn"), here(acts.checkIn));
  useKey("x", t("objectives.list.keys.select"), here(acts.select));
  useKey(
    "alt+arrowup",
    t("objectives.list.keys.raise"),
    here((row) => acts.move(row, -1)),
  );
  useKey(
    "alt+arrowdown",
    t("objectives.list.keys.lower"),
    here((row) => acts.move(row, 1)),
  );
}
