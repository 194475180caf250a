import type { Made } from "../../api/checkins";
import type { KeyResult } from "../../api/okr";
import { formatProgress } from "../../lib/numbers";
import { type Status, statusColour, statusIcon, statusWord } from "../../ui/status";
import { useWords } from "../../ui/words";
import styles from "./CheckInForm.module.css";

/** One sentence on what saving comes to: progress, what is expected today, and the status then. */
export function Outlook({ before, made }: { before: KeyResult; made: Made | undefined }) {
  const { t } = useWords();
  const words = useOutlook(before, made);
  const status = made?.key_result.status as Status | undefined;
  return (
    <p className={styles.outlook} aria-live="polite">
      {status && words && (
        <>
          <span aria-hidden="true" style={{ color: statusColour[status] }}>
            {statusIcon[status]}
          </span>{" "}
          {words}
        </>
      )}
      {!words && <span className="soft">{t("checkins.outlook.wait")}</span>}
    </p>
  );
}

function useOutlook(before: KeyResult, made: Made | undefined): string {
  const { t, locale } = useWords();
  if (!made) return "";
  const after = made.key_result;
  const status = t(statusWord[after.status as Status]);
  const same = before.status === after.status;
  const verdict = same ? t("checkins.outlook.still", { status }) : t("checkins.outlook.turns", { status });
  const progress = formatProgress(after.progress, locale);
  if (after.measure.kind === "keep") return t("checkins.outlook.keep", { progress, verdict });
  if (after.expected === null) return t("checkins.outlook.plain", { progress, verdict });
  const expected = formatProgress(after.expected, locale);
  return t("checkins.outlook.full", { progress, expected, verdict });
}
