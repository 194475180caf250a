import { readNumber } from "../../../lib/typed";

/** Weights as they are typed, taken together: what they come to, and what is left for those without one. */
export interface Shares {
  /** Exact, as decimals of percent. */
  sum: string;
  /** 100 − sum, below zero where there is too much. */
  left: string;
  /** How many have none. */
  unset: number;
  /** What each without one gets; null where nothing is left for it. */
  each: number | null;
  /** None is set, they come to 100 %, or something is left for those without one. */
  fits: boolean;
}

/** Null where one of them is no number. */
export function sharesOf(typed: readonly string[]): Shares | null {
  const set: string[] = [];
  for (const text of typed) {
    if (text.trim() === "") continue;
    const read = readNumber(text);
    if (!read) return null;
    set.push(read.value);
  }
  const places = Math.max(0, ...set.map((value) => value.split(".")[1]?.length ?? 0));
  const sum = set.reduce((all, value) => all + scaled(value, places), 0n);
  const left = scaled("100", places) - sum;
  const unset = typed.length - set.length;
  const room = unset > 0 && left > 0n;
  return {
    sum: plain(sum, places),
    left: plain(left, places),
    unset,
    each: room ? Number(plain(left, places)) / unset : null,
    fits: set.length === 0 || (unset === 0 ? left === 0n : room),
  };
}

/** "12.5" at two places → 1250n. */
function scaled(value: string, places: number): bigint {
  const [whole = "0", fraction = ""] = value.split(".");
  return BigInt(whole + fraction.padEnd(places, "0"));
}

function plain(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, "0");
  const cut = digits.length - places;
  const fraction = digits.slice(cut).replace(/0+$/, "");
  return (value < 0n ? "-" : "") + digits.slice(0, cut) + (fraction && `.${fraction}`);
}
