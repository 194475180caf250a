import { formatInstant } from "../../lib/dates";
import { formatCount } from "../../lib/numbers";
import { useWords } from "../../ui/words";
import type { AnyInsight } from "./api";
import { Lead, useGuest } from "./Lead";
import { okrsOf } from "./places";

/** Of more objectives than are listed: what the numbers count, and how far they go. */
export function Bounds({
  data,
  className,
  alone,
}: {
  data: AnyInsight;
  className?: string;
  /** Where nothing leads away. */
  alone?: boolean;
}) {
  const { t, locale } = useWords();
  const guest = useGuest();
  const { reckoned } = data;
  if (!data.omitted) return null;
  if (!reckoned)
    return (
      <p className={className} role="status">
        {t(guest ? "insight.guestOmitted" : data.coming ? "insight.coming" : "insight.omitted")}
      </p>
    );
  const said = [
    reckoned.at
      ? t("insight.reckoned", { at: formatInstant(reckoned.at, locale) })
      : t("insight.reckonedNever"),
    reckoned.missing > 0 &&
      t("insight.reckonedMissing", {
        count: reckoned.missing,
        missing: formatCount(reckoned.missing, locale),
      }),
    reckoned.no_past && t("insight.reckonedNoPast"),
  ];
  return (
    <p className={className} role="status">
      {said
        .filter((one) => typeof one === "string")
        .reduce((first, then) => t("insight.sentences", { first, then }))}
      {!guest && !alone && (
        <>
          {" "}
          <Lead to="/okrs" search={okrsOf(data)}>
            {t("insight.toAll")}
          </Lead>
        </>
      )}
    </p>
  );
}
