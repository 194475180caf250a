import { formatInstant } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { useWords } from "../../ui/words";
import styles from "./Sheet.module.css";
import type { Said } from "./SheetMapping";

/** Says that the sheet is read as the last with its heads was, and sets that back or takes it up again. */
export function SheetMemory({ sheet, say }: Said) {
  const { t, locale } = useWords();
  const kept = sheet.remembered;
  if (!kept) return null;
  return (
    <p className={styles.memory}>
      <span>
        {t(kept.used ? "exchange.sheet.asLast" : "exchange.sheet.notAsLast", {
          name: kept.name,
          who: kept.person_name || t("exchange.sheet.command"),
          when: formatInstant(kept.at, locale),
        })}
      </span>
      <Button
        look="quiet"
        size="small"
        onClick={() =>
          say(() =>
            kept.used
              ? { fields: [], means: [], draft: false, cycle_id: "", owner_id: "" }
              : { recall: true },
          )
        }
      >
        {t(kept.used ? "exchange.sheet.setBack" : "exchange.sheet.takeUp")}
      </Button>
    </p>
  );
}
