import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { ApiProblem } from "../../api/problem";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Select } from "../../ui/Select";
import { TextArea } from "../../ui/TextArea";
import { useWords } from "../../ui/words";
import { exampleQuery, type Rules } from "./api";
import styles from "./Formula.module.css";

const POINTER = "/rules/formula";
const GIVES = ["coefficient", "yuan", "share"] as const;
export type Gives = (typeof GIVES)[number];

export interface FormulaFieldProps {
  rules: Rules;
  /** What is wrong with the rules as they stand, from the preview that goes along with typing. */
  error: unknown;
  onChange: (rules: Rules) => void;
}

/** What a formula gives, the formula with its mistake marked, and what it may look at. */
export function FormulaField({ rules, error, onChange }: FormulaFieldProps) {
  const { t } = useWords();
  const area = useRef<HTMLTextAreaElement>(null);
  const text = rules.formula ?? "";
  const gives = rules.gives ?? "coefficient";
  const select = (from: number, to: number) => {
    area.current?.focus();
    area.current?.setSelectionRange(from, to);
  };
  const insert = (word: string, call: boolean) => {
    const at = area.current?.selectionStart ?? text.length;
    const to = area.current?.selectionEnd ?? at;
    const begun = begunWord(text.slice(0, at), word);
    const put = call ? `${word}()` : word;
    const next = text.slice(0, at - begun) + put + text.slice(to);
    const caret = at - begun + put.length - (call ? 1 : 0);
    onChange({ ...rules, formula: next });
    requestAnimationFrame(() => select(caret, caret));
  };
  return (
    <>
      <Field
        label={t("incentives.field.gives")}
        hint={t(`incentives.givesHint.${gives}`)}
        pointer="/rules/gives"
        error={error}
      >
        <Select
          value={gives}
          options={GIVES.map((value) => ({ value, label: t(`incentives.gives.${value}`) }))}
          onChange={(value) => onChange(fitting(rules, value))}
        />
      </Field>
      <Field label={t("incentives.field.formula")} pointer={POINTER} error={error} required>
        <TextArea
          ref={area}
          className={styles.area}
          rows={4}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(formula) => onChange({ ...rules, formula })}
        />
      </Field>
      <Marked text={text} error={error} onGo={select} />
      <Variables gives={gives} onInsert={insert} />
    </>
  );
}

/** How much of a word stands before the caret already, as far as it is that word. */
export function begunWord(before: string, word: string): number {
  const typed = /[A-Za-z_]+$/.exec(before)?.[0] ?? "";
  return word.startsWith(typed) ? typed.length : 0;
}

/** The rules without what a formula of another kind has no use for. */
function fitting(rules: Rules, gives: Gives): Rules {
  const { formula, floor, cap, budget, most, pool } = rules;
  const next: Rules = { preset: "formula", formula, gives };
  if (gives === "coefficient") return { ...next, floor, cap, budget };
  if (gives === "yuan") return { ...next, most, budget };
  return { ...next, pool };
}

/** Where the mistake stands, between what is before and after it. */
function Marked({
  text,
  error,
  onGo,
}: {
  text: string;
  error: unknown;
  onGo: (from: number, to: number) => void;
}) {
  const { t } = useWords();
  const place = placeOf(text, error);
  if (!place) return null;
  const { from, to } = place;
  return (
    <div className={styles.marked}>
      <code>
        {text.slice(0, from)}
        <mark>{text.slice(from, to) || "⎵"}</mark>
        {text.slice(to)}
      </code>
      <Button size="small" onClick={() => onGo(from, to)}>
        {t("incentives.goToMistake")}
      </Button>
    </div>
  );
}

/** The mistake's place in the text as the browser counts; the API counts whole characters, from 1. */
export function placeOf(text: string, error: unknown): { from: number; to: number } | null {
  if (!(error instanceof ApiProblem)) return null;
  const reason = error.problem.errors?.find((one) => one.pointer === POINTER && one.at);
  if (!reason?.at) return null;
  const characters = Array.from(text);
  const units = (n: number) => characters.slice(0, n).join("").length;
  return { from: units(reason.at - 1), to: units(reason.until ?? reason.at) };
}

function Variables({ gives, onInsert }: { gives: Gives; onInsert: (word: string, call: boolean) => void }) {
  const { t, locale } = useWords();
  const { data } = useQuery(exampleQuery("formula", locale));
  if (!data) return null;
  return (
    <section className={styles.known} aria-label={t("incentives.variables")}>
      <h2>{t("incentives.variables")}</h2>
      <ul>
        {(data.variables ?? [])
          .filter((one) => one.for.includes(gives))
          .map((one) => (
            <li key={one.name}>
              <Button
                size="small"
                aria-label={t("incentives.insert", { name: one.name })}
                onClick={() => onInsert(one.name, false)}
              >
                <code>{one.name}</code>
              </Button>
              <span>
                <span>{one.means}</span>{" "}
                <span className="soft small">
                  {t("incentives.variableRange", { least: one.least, most: one.most, unit: one.unit })}
                </span>
              </span>
            </li>
          ))}
      </ul>
      <details>
        <summary>{t("incentives.howToWrite")}</summary>
        <p className="soft small">{t("incentives.signs")}</p>
        <ul>
          {(data.functions ?? []).map((name) => (
            <li key={name}>
              <Button
                size="small"
                aria-label={t("incentives.insert", { name })}
                onClick={() => onInsert(name, true)}
              >
                <code>{name}</code>
              </Button>
              <span>{t(`incentives.function.${name}`)}</span>
            </li>
          ))}
        </ul>
        <p className="soft small">{t("incentives.exactness")}</p>
      </details>
    </section>
  );
}
