import { formatProgress } from "../../../lib/numbers";
import { Needle } from "../../../ui/Needle";
import { type Status, statusColour, statusIcon, statusWord } from "../../../ui/status";
import { useWords } from "../../../ui/words";
import { ColourContext, HARDLY, LIKELY, shownAs, useColourBy } from "./colour";
import styles from "./MapPage.module.css";

interface Judged {
  status: string;
  progress: number | null;
  expected?: number | null;
  chance?: number;
}

/** How something on the map stands, or how likely it is to succeed; with a sign, so that it is told without colour. */
export function Stand({ one, signed }: { one: Judged; signed?: boolean }) {
  const { t, locale } = useWords();
  const by = useColourBy();
  const status = shownAs(one, by);
  if (by === "status")
    return (
      <>
        {signed && (
          <span style={{ color: statusColour[status] }} title={t(statusWord[status])} aria-hidden="true">
            {statusIcon[status]}
          </span>
        )}
        <Needle progress={one.progress} expected={one.expected} status={status} />
      </>
    );
  return (
    <span className={styles.chance} style={{ color: statusColour[status] }}>
      <span aria-hidden="true">{statusIcon[status]}</span>{" "}
      {one.chance === undefined
        ? t(status === "no_data" ? "alignments.map.notForeseen" : statusWord[status])
        : t("alignments.map.chance", { chance: formatProgress(one.chance, locale) })}
    </span>
  );
}

const KEY: readonly { as: Status; word: string }[] = [
  { as: "on_track", word: "alignments.map.chanceKey.likely" },
  { as: "at_risk", word: "alignments.map.chanceKey.open" },
  { as: "off_track", word: "alignments.map.chanceKey.hardly" },
  { as: "no_data", word: "alignments.map.notForeseen" },
];

/** What the colours and signs mean while they tell the forecast. */
export function ChanceKey() {
  const { t, locale } = useWords();
  const limits = { likely: formatProgress(LIKELY, locale), hardly: formatProgress(HARDLY, locale) };
  return (
    <p className={`${styles.only} soft small`}>
      {KEY.map(({ as, word }) => (
        <span key={as}>
          <span aria-hidden="true" style={{ color: statusColour[as] }}>
            {statusIcon[as]}
          </span>{" "}
          {t(word, limits)}
        </span>
      ))}
      <span>{t("alignments.map.chanceMade")}</span>
    </p>
  );
}

export const ColourProvider = ColourContext.Provider;
