import { formatDecimal } from "../../lib/numbers";
import { useWords } from "../../ui/words";
import type { HeldUp } from "./api";

/** How many problems a cause has, and what they held up, in words; "" where it has none. */
export function useHeldUp(): (held: HeldUp | undefined) => string {
  const { t, locale } = useWords();
  return (held) =>
    held && held.problems > 0
      ? t("retrospectives.heldUp", {
          count: held.problems,
          harm: formatDecimal(String(held.harm), { locale, precision: 1 }),
        })
      : "";
}
