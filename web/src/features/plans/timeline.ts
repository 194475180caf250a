import { addDays, daysBetween } from "../../lib/dates";
import type { Action } from "./api";

/** The days that a timeline shows, both included. */
export interface Span {
  from: string;
  to: string;
}

type Dated = Pick<Action, "starts_on" | "due_on">;

/** All actions, today and the key result's due date, with a little air. */
export function spanOf(list: readonly Dated[], today: string, dueOn?: string): Span {
  const days = list.flatMap((a) => [a.starts_on || a.due_on, a.due_on]);
  const all = [...days, today, ...(dueOn ? [dueOn] : [])].sort();
  return { from: addDays(all[0] ?? today, -2), to: addDays(all.at(-1) ?? today, 2) };
}

/** Where a day begins, in percent of the width. */
export function placeOf(span: Span, day: string): number {
  return (daysBetween(span.from, day) / (daysBetween(span.from, span.to) + 1)) * 100;
}

/** An action's bar from the morning of its start to the evening of its due date. */
export function barOf(span: Span, action: Dated): { left: number; width: number } {
  const left = placeOf(span, action.starts_on || action.due_on);
  return { left, width: Math.max(placeOf(span, addDays(action.due_on, 1)) - left, 1) };
}

/** The days with a mark: Mondays where they stand apart enough, else firsts of months. */
export function marksOf(span: Span): string[] {
  const weeks = daysBetween(span.from, span.to) <= 70;
  const marks: string[] = [];
  for (let day = span.from; day <= span.to; day = addDays(day, 1)) {
    if (weeks ? new Date(`${day}T00:00:00Z`).getUTCDay() === 1 : day.endsWith("-01")) marks.push(day);
  }
  return marks;
}

/** The dates of an action moved by so many days. */
export function shifted(action: Dated, days: number): { starts_on?: string; due_on: string } {
  const due_on = addDays(action.due_on, days);
  return action.starts_on ? { starts_on: addDays(action.starts_on, days), due_on } : { due_on };
}
