import { useWords } from "../../ui/words";
import type { Line, Payout, SchemeDetail } from "./api";
import styles from "./Incentives.module.css";

/** A payout worked out line by line, each of which can be done again by hand. */
export function Lines({ payout }: { payout: Payout }) {
  const { t } = useWords();
  return (
    <table className={styles.lines}>
      <caption className="hidden-visually">{t("incentives.lines")}</caption>
      <tbody>
        {payout.lines.map((line) => (
          <tr key={line.step}>
            <th scope="row">
              {t(`incentives.step.${line.step}`)}
              {line.sum && <div className="soft small">{line.sum}</div>}
            </th>
            <td>{resultOf(line, t("incentives.down"))}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">
            <strong>{t("incentives.gets")}</strong>
          </th>
          <td>
            <strong>{t("incentives.yuan", { amount: payout.amount })}</strong>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function resultOf(line: Line, down: string): string {
  return line.down ? `${line.result} ${down}` : line.result;
}

/** Where the rules invite gaming, in words. */
export function Warnings({ warnings }: Pick<SchemeDetail, "warnings">) {
  const { t } = useWords();
  if (warnings.length === 0) return <p className="soft small">{t("incentives.noWarnings")}</p>;
  return (
    <ul className={styles.warnings} aria-label={t("incentives.warnings")}>
      {warnings.map((w) => (
        <li key={w.kind + w.from}>
          <span aria-hidden="true">▲</span>
          {t(`incentives.warning.${w.kind}`, { from: w.from, to: w.to, gain: w.gain })}
        </li>
      ))}
    </ul>
  );
}
