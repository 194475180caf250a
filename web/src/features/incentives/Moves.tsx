import { formatDate } from "../../lib/dates";
import { useWords } from "../../ui/words";
import type { Moved } from "./api";
import styles from "./Incentives.module.css";

/** Who came, left, or changed teams, roles or job levels within the period, and what that asks of the table; nothing where nobody did. */
export function Moves({ moves, edits }: { moves: Moved[]; edits: boolean }) {
  const { t } = useWords();
  if (moves.length === 0) return null;
  return (
    <details open={moves.length <= 5}>
      <summary>{t("incentives.moves.title", { count: moves.length })}</summary>
      <ul>
        {moves.map((one) => (
          <li key={[one.person_id, one.on, one.changed, one.to, one.to_role, one.to_level].join()}>
            <OneMove of={one} named />{" "}
            {edits && (
              <span className="soft small">
                {t(`incentives.moves.${one.leaves ? "leaves" : one.joins ? "joins" : asks(one)}`)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What a move within the scheme's people leaves to HR. */
function asks(one: Moved): string {
  return one.changed.some((what) => what !== "team") ? "within" : "between";
}

/** One move in words: from which day on, and what changed. */
function OneMove({ of, named }: { of: Moved; named?: boolean }) {
  const { t, locale } = useWords();
  const level = (value?: string) => value || t("incentives.moves.noLevel");
  const what = of.changed.map((each) => {
    if (each === "came" || each === "left") return t(`incentives.moves.${each}`);
    if (each === "team") {
      return t("incentives.moves.team", {
        from: of.from || t("incentives.moves.noTeam"),
        to: of.to || t("incentives.moves.noTeam"),
      });
    }
    if (each === "role") {
      return t("incentives.moves.role", {
        from: t(`ui.population.role.${of.from_role}`),
        to: t(`ui.population.role.${of.to_role}`),
      });
    }
    return of.from_level || of.to_level
      ? t("incentives.moves.level", { from: level(of.from_level), to: level(of.to_level) })
      : t("incentives.moves.levelUnsaid");
  });
  const words = t("incentives.moves.on", {
    on: formatDate(of.on, locale),
    what: what.join(t("incentives.moves.and")),
  });
  return <>{named ? t("incentives.moves.of", { name: of.name, words }) : words}</>;
}

/** On a statement: what changed with its person within the period, and that nothing is reckoned from it. */
export function StatedMoves({ moves }: { moves: Moved[] | undefined }) {
  const { t } = useWords();
  if (!moves?.length) return null;
  return (
    <section className={styles.basis}>
      <h3>{t("incentives.moves.stated")}</h3>
      <ul>
        {moves.map((one, i) => (
          <li key={i}>
            <OneMove of={one} />
          </li>
        ))}
      </ul>
      <p className="soft small">{t("incentives.moves.statedNote")}</p>
    </section>
  );
}
