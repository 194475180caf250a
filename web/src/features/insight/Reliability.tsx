import { useWords } from "../../ui/words";
import type { Calibration } from "./api";
import styles from "./Reliability.module.css";

type Band = Calibration["stated"]["bands"][number];

interface ReliabilityProps {
  stated: readonly Band[];
  foreseen: readonly Band[];
  /** What it shows, in words: it is a picture, and the table beside it has it all. */
  label: string;
}

const size = 200;
const edge = 28;
const x = (share: number) => edge + share * size;
const y = (share: number) => 8 + (1 - share) * size;
/** The area goes with the number of claims. */
const radius = (band: Band) => 3 + Math.min(7, Math.sqrt(band.claims));

/** The reliability curve: what was said across, how much of it came upwards. On the diagonal both are the same. */
export function Reliability({ stated, foreseen, label }: ReliabilityProps) {
  const { t } = useWords();
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${size + edge + 12} ${size + 44}`} role="img" aria-label={label}>
        {[0, 0.5, 1].map((share) => (
          <g key={share} className={styles.grid}>
            <line x1={x(share)} x2={x(share)} y1={y(0)} y2={y(1)} />
            <line x1={x(0)} x2={x(1)} y1={y(share)} y2={y(share)} />
            <text x={x(share)} y={y(0) + 14} textAnchor="middle">
              {share * 100}%
            </text>
            {share > 0 && (
              <text x={edge - 4} y={y(share) + 4} textAnchor="end">
                {share * 100}
              </text>
            )}
          </g>
        ))}
        <line className={styles.diagonal} x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
        <polyline className={styles.foreseen} points={path(foreseen)} />
        {foreseen.map((band) => (
          <rect
            key={band.low}
            className={styles.square}
            x={x(band.stated) - radius(band)}
            y={y(band.came / band.claims) - radius(band)}
            width={2 * radius(band)}
            height={2 * radius(band)}
          />
        ))}
        <polyline className={styles.stated} points={path(stated)} />
        {stated.map((band) => (
          <circle
            key={band.low}
            className={styles.dot}
            cx={x(band.stated)}
            cy={y(band.came / band.claims)}
            r={radius(band)}
          />
        ))}
        <text className={styles.axis} x={x(0.5)} y={y(0) + 32} textAnchor="middle">
          {t("insight.calibration.across")}
        </text>
      </svg>
      <figcaption className="soft small">
        ● {t("insight.calibration.stated")}
        {foreseen.length > 0 && ` · □ ${t("insight.calibration.foreseen")}`} · ┄{" "}
        {t("insight.calibration.diagonal")}
      </figcaption>
    </figure>
  );
}

const path = (bands: readonly Band[]) =>
  bands.map((band) => `${x(band.stated)},${y(band.came / band.claims)}`).join(" ");
