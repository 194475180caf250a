import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";

/** What the server read of a text. Spans count Unicode characters (not UTF-16 units) and are half open. */

export type Span = readonly [number, number];

export interface Reading {
  lang: string;
  cycle: string | null;
  objectives: ReadObjective[];
  ignored: { span: Span; why: string }[];
}

export interface ReadObjective {
  title: string | null;
  owner: string | null;
  parent_title: string | null;
  span: Span;
  key_results: ReadKeyResult[];
}

export interface ReadKeyResult {
  text: string;
  context: string | null;
  owner: string | null;
  weight: string | null;
  due: string | null;
  span: Span;
  measurable: boolean;
  metrics: { span: Span }[];
  actions: ReadAction[];
  offers: Offer[];
}

export interface ReadAction {
  title: string;
  owner: string | null;
  due: string | null;
}

/** A key result ready to be drafted; one for each metric of the sentence. */
export interface Offer {
  title: string;
  measure: Measure | null;
  needs: string[];
  due: string | null;
  marks: Partial<Record<MarkedPart, Span>>;
}

export type MarkedPart = "name" | "baseline" | "target" | "unit" | "due";

/** A measure as the API takes it. */
export interface Measure {
  kind: "metric" | "keep" | "milestone" | "rollup";
  baseline?: string | null;
  target?: string;
  target_relative?: string;
  target_change?: string;
  low?: string | null;
  high?: string | null;
  unit?: string;
  steps?: { title: string; due_on?: string | null }[];
}

export function length(span: Span): number {
  return span[1] - span[0];
}

/** How many characters two spans share. */
export function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
}

/** What a text says. Kept for a while, so that undoing an edit costs nothing. */
export const readingQuery = (text: string) =>
  queryOptions({
    queryKey: ["read", text],
    queryFn: ({ signal }): Promise<Reading> =>
      answer(api.POST("/api/v1/read", { body: { text }, signal })) as Promise<unknown> as Promise<Reading>,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
