import { statusWord } from "../../../ui/status";
import { kindWord, stateChoice } from "./said";
import type { Wanted } from "./wanted";

/** All that narrows the list as one query: what is asked in words, and what is chosen beside it. */
export function inWords(
  { find, status, state, kind, theme, stale }: Wanted,
  themes: readonly { id: string; title: string }[],
  t: (key: string, args?: Record<string, unknown>) => string,
): string {
  const title = themes.find((one) => one.id === theme)?.title.replace(/["“”＂]/g, " ");
  const chosen = [
    status && t("objectives.list.asks.status", { value: t(statusWord[status]) }),
    state && t("objectives.list.asks.state", { value: t(stateChoice[state]) }),
    kind && t("objectives.list.asks.kind", { value: t(kindWord[kind]) }),
    title && t("objectives.list.asks.theme", { value: title }),
    stale && t("objectives.list.asks.stale"),
  ].filter(Boolean);
  const asked = find?.trim() ?? "";
  // What is chosen goes with either side of an "or".
  const one = chosen.length > 0 && /(^|[\s)）])(或|或者|or)(?=[\s(（]|$)/i.test(asked) ? `(${asked})` : asked;
  return [one, ...chosen].filter(Boolean).join(" ");
}
