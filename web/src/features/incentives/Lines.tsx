import { useWords } from "../../ui/words";
import type { Line, Payout, SchemeDetail } from "./api";
import formula from "./Formula.module.css";
import styles from "./Incentives.module.css";

type Words = ReturnType<typeof useWords>["t"];

/** A payout worked out line by line, each of which can be done again by hand. */
export function Lines({ payout }: { payout: Payout }) {
  const { t } = useWords();
  return (
    <table className={styles.lines}>
      <caption className="hidden-visually">{t("incentives.lines")}</caption>
      <tbody>
        {payout.lines.map((line, i) => (
          <tr key={i}>
            <th scope="row">
              {line.step !== "part" && t(`incentives.step.${line.step}`)}{" "}
              {line.text && <code className={formula.code}>{line.text}</code>}
              {line.sum && <div className="soft small">{sumOf(line, t)}</div>}
            </th>
            <td>{resultOf(line, t)}</td>
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

/** What conditions come to is said in words; numbers stay as they are. */
function sumOf(line: Line, t: Words): string | undefined {
  if (line.unit !== "truth") return line.sum;
  return line.sum?.replace(/true|false|&&|\|\||!/g, (sign) => t(`incentives.truth.${TRUTH[sign]}`));
}

const TRUTH: Record<string, string> = { true: "yes", false: "no", "&&": "and", "||": "or", "!": "not" };

function resultOf(line: Line, t: Words): string {
  if (line.unit === "truth") return t(`incentives.truth.${TRUTH[line.result]}`);
  return line.down ? `${line.result} ${t("incentives.down")}` : line.result;
}

type Warning = SchemeDetail["warnings"][number];

/** Where the rules invite gaming, and where that isn't known, in words. */
export function Warnings({
  warnings,
  formula: probed,
}: Pick<SchemeDetail, "warnings"> & { formula: boolean }) {
  const { t } = useWords();
  if (warnings.length === 0) {
    return (
      <p className="soft small">{t(probed ? "incentives.noWarningsFormula" : "incentives.noWarnings")}</p>
    );
  }
  return (
    <ul className={styles.warnings} aria-label={t("incentives.warnings")}>
      {warnings.map((w, i) => (
        <li key={i}>
          <span aria-hidden="true">▲</span>
          {w.kind === "unchecked" ? unchecked(w, t) : warned(w, t)}
        </li>
      ))}
    </ul>
  );
}

function warned(w: Warning, t: Words): string {
  const gain = t(`incentives.gain.${w.unit}`, { gain: w.gain });
  const words = t(`incentives.warning.${w.kind}`, {
    what: t(`incentives.of.${w.of}`),
    from: w.from,
    to: w.to,
    gain,
  });
  return w.with?.length ? words + t("incentives.warningWith", { values: valuesOf(w) }) : words;
}

function unchecked(w: Warning, t: Words): string {
  const why = t(`incentives.cant.${(w.why ?? "").split(".").pop()}`, { part: w.part });
  return t("incentives.warning.unchecked", { why, values: valuesOf(w), failed: w.failed, tried: w.tried });
}

function valuesOf(w: Warning): string {
  return (w.with ?? []).map((one) => `${one.of} = ${one.value}`).join(", ");
}
