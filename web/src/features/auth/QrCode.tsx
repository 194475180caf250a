import { encode } from "uqr";
import styles from "./QrCode.module.css";

/** A QR code drawn here: what it says is a secret and goes to no other machine. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: "M", border: 3 });
  const dark = data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} className={styles.code}>
      <rect width={size} height={size} className={styles.light} />
      <path d={dark} className={styles.dark} shapeRendering="crispEdges" />
    </svg>
  );
}
