import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { answer, api } from "../api/client";
import type { Filled } from "../api/okr";
import type { components } from "../api/schema";
import { Button } from "./Button";
import styles from "./WordingHints.module.css";
import { useWords } from "./words";

export type Hint = Filled<components["schemas"]["HintView"]>;

const REST = 500;

export interface WordingHintsProps {
  text: string;
  kind: "objective" | "key_result";
  /** Takes the better wording; without it, it is only shown. */
  onTake?: (better: string) => void;
}

/** What could be said better, while it is typed. Hints never block; the server judges them, so that they are the same everywhere. */
export function WordingHints({ text, kind, onTake }: WordingHintsProps) {
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), REST);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useQuery({
    queryKey: ["hints", kind, asked],
    enabled: asked !== "",
    staleTime: 60_000,
    queryFn: async ({ signal }) =>
      (
        (await answer(api.GET("/api/v1/hints", { params: { query: { text: asked, kind } }, signal }))) as {
          items: Hint[];
        }
      ).items,
  });
  // Of other words than those that stand there now, they would mark the wrong ones.
  if (!data?.length || asked !== text.trim()) return null;
  return <HintList hints={data} text={asked} onTake={onTake} />;
}

/** Hints with the words that they are about marked. */
export function HintList({
  hints,
  text,
  onTake,
}: {
  hints: Hint[];
  text: string;
  onTake?: (better: string) => void;
}) {
  const { t } = useWords();
  const signs = Array.from(text);
  return (
    <ul className={styles.hints} aria-label={t("ui.hints.label")}>
      {hints.map((hint) => (
        <li key={`${hint.code} ${hint.from}`}>
          {hint.to > hint.from && (
            <span>
              {signs.slice(Math.max(0, hint.from - 6), hint.from).join("")}
              <mark>{signs.slice(hint.from, hint.to).join("")}</mark>
              {signs.slice(hint.to, hint.to + 6).join("")}
              {t("ui.hints.colon")}
            </span>
          )}
          {hint.words}
          {hint.better && (
            <span className={styles.better}>
              {t("ui.hints.better", { words: hint.better })}
              {onTake && (
                <Button size="small" look="quiet" onClick={() => onTake(hint.better ?? "")}>
                  {t("ui.hints.take")}
                </Button>
              )}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
