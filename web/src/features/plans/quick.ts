import { addDays } from "../../lib/dates";

/** A line of quick writing, read: what is to be done, by whom and until when, as far as it says. */
export interface Quick {
  title: string;
  /** The name after an @. */
  name: string | null;
  due: string | null;
}

const gap = "(?:^|(?<=[\\s,，。;；]))";
const end = "(?=$|[\\s,，。;；])";
const until = "(?:前|之前|截止|到期)?";
const full = new RegExp(`${gap}(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})[日号]?${until}${end}`);
const short = new RegExp(`${gap}(\\d{1,2})[-/](\\d{1,2})${until}${end}`);
const chinese = new RegExp(`${gap}(\\d{1,2})月(\\d{1,2})[日号]${until}${end}`);
const near = new RegExp(`${gap}(今天|明天|后天|today|tomorrow)${until}${end}`, "i");
const weekday = new RegExp(`${gap}(下)?(?:周|星期|礼拜)([一二三四五六日天])${until}${end}`);
const nearBy: Record<string, number> = { 今天: 0, today: 0, 明天: 1, tomorrow: 1, 后天: 2 };

/** Reads "写方案 @张三 12-05". A date without a year is the next such day; what isn't read stays in the title. */
export function readQuick(text: string, today: string): Quick {
  const name = /(?:^|\s)@([^\s@,，。:;!?]{1,40})/.exec(text);
  let rest = name ? `${text.slice(0, name.index)} ${text.slice(name.index + name[0].length)}` : text;
  const found = dueIn(rest, today);
  if (found) rest = `${rest.slice(0, found.at)} ${rest.slice(found.at + found.length)}`;
  return {
    title: rest
      .replace(/\s+/g, " ")
      .replace(/^[\s,，;；]+|[\s,，;；]+$/g, "")
      .trim(),
    name: name?.[1] ?? null,
    due: found?.due ?? null,
  };
}

interface Found {
  due: string;
  at: number;
  length: number;
}

function dueIn(text: string, today: string): Found | null {
  for (const [shape, dayOf] of shapes) {
    const match = shape.exec(text);
    const due = match && dayOf(match, today);
    if (match && due) return { due, at: match.index, length: match[0].length };
  }
  return null;
}

const shapes: readonly [RegExp, (match: RegExpExecArray, today: string) => string | null][] = [
  [full, ([, y, m, d]) => real(`${y}-${two(m)}-${two(d)}`)],
  [chinese, ([, m, d], today) => next(m, d, today)],
  [short, ([, m, d], today) => next(m, d, today)],
  [near, ([, word], today) => addDays(today, nearBy[(word ?? "").toLowerCase()] ?? 0)],
  [weekday, ([, following, day], today) => inWeek(day ?? "", following !== undefined, today)],
];

const two = (n: string | undefined) => (n ?? "").padStart(2, "0");

/** The date, or null where there is no such day. */
function real(date: string): string | null {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === date ? date : null;
}

function next(m: string | undefined, d: string | undefined, today: string): string | null {
  const year = Number(today.slice(0, 4));
  const day = `${two(m)}-${two(d)}`;
  const thisYear = real(`${year}-${day}`);
  return thisYear && thisYear >= today ? thisYear : real(`${year + 1}-${day}`);
}

/** 周五: the next one, today too; 下周五: that of the week after this. */
function inWeek(day: string, following: boolean, today: string): string {
  const wanted = "一二三四五六日".indexOf(day === "天" ? "日" : day);
  const now = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  if (following) return addDays(today, 7 - now + wanted);
  return addDays(today, (wanted - now + 7) % 7);
}
