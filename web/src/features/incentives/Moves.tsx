import { formatDate } from "../../lib/dates";
import { useWords } from "../../ui/words";
import type { SchemeDetail } from "./api";

/** Who changed teams within the period, and what that asks of the table; nothing where nobody did. */
export function Moves({ moves }: { moves: SchemeDetail["moves"] }) {
  const { t, locale } = useWords();
  if (moves.length === 0) return null;
  return (
    <details open={moves.length <= 5}>
      <summary>{t("incentives.moves.title", { count: moves.length })}</summary>
      <ul>
        {moves.map((one) => (
          <li key={`${one.person_id}.${one.on}.${one.to}`}>
            {t("incentives.moves.one", {
              name: one.name,
              on: formatDate(one.on, locale),
              from: one.from || t("incentives.moves.noTeam"),
              to: one.to || t("incentives.moves.noTeam"),
            })}{" "}
            <span className="soft small">
              {t(`incentives.moves.${one.leaves ? "leaves" : one.joins ? "joins" : "between"}`)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
