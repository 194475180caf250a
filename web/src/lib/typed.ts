/** A number as somebody typed it, read as an exact decimal string. */
export interface ReadNumber {
  value: string;
  percent: boolean;
  /** Whatever unit stood after the number: "人", "元" … */
  unit: string;
}

const shifts: Record<string, number> = {
  百: 2,
  千: 3,
  k: 3,
  万: 4,
  w: 4,
  十万: 5,
  百万: 6,
  m: 6,
  千万: 7,
  亿: 8,
  b: 9,
};

const shape =
  /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?\s*(十万|百万|千万|百|千|万|亿|[kwmb](?![a-z]))?\s*(%)?\s*(.*)$/i;

/** Full-width signs as their plain twins. */
function plain(text: string): string {
  return text
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[−–]/g, "-")
    .replace(/\u3000/g, " ")
    .trim();
}

/**
 * Reads "1.2万", "52,000", "６.５％", "-3k", "500 人"; null for what isn't a number. Numbers written in
 * words (三千) are the server's to read.
 */
export function readNumber(text: string): ReadNumber | null {
  const parts = shape.exec(plain(text));
  if (!parts) return null;
  const [, sign = "", whole = "", fraction = "", suffix = "", percent, unit = ""] = parts;
  if (!whole && !fraction) return null;
  // A digit left over means it was two numbers or a date, not one with a unit.
  if (/\d/.test(unit)) return null;
  const digits = shift(whole.replaceAll(",", ""), fraction, shifts[suffix.toLowerCase()] ?? 0);
  const negative = sign === "-" && /[1-9]/.test(digits);
  return { value: (negative ? "-" : "") + digits, percent: percent === "%", unit: unit.trim() };
}

/** Moves the point to the right by whole places, on digits, so that nothing is rounded. */
function shift(whole: string, fraction: string, places: number): string {
  const moved = fraction.slice(0, places).padEnd(places, "0");
  const rest = fraction.slice(places);
  const head = (whole + moved).replace(/^0+(?=\d)/, "") || "0";
  const tail = places > 0 ? rest.replace(/0+$/, "") : rest;
  return tail ? `${head}.${tail}` : head;
}
