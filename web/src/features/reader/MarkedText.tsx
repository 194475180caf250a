import { useEffect, useMemo, useRef } from "react";
import { overlap, type Reading } from "../../api/reading";
import { useWords } from "../../ui/words";
import styles from "./MarkedText.module.css";
import { type MarkKind, marksOf, type Segment, segments } from "./marks";
import { allResults, type Sheet } from "./sheet";

export interface MarkedTextProps {
  text: string;
  reading: Reading;
  sheet: Sheet;
  /** The row of the outline that is worked on. */
  at: string | null;
  onGo: (row: string) => void;
}

const legend: readonly MarkKind[] = [
  "objective",
  "result",
  "name",
  "number",
  "unit",
  "date",
  "owner",
  "ignored",
];

/** The text with what was read of it underlined, each kind in its own way, and the rest dimmed. */
export function MarkedText({ text, reading, sheet, at, onGo }: MarkedTextProps) {
  const { t } = useWords();
  const parts = useMemo(() => segments(text, marksOf(text, reading)), [text, reading]);
  const used = useMemo(() => new Set(parts.flatMap((p) => p.kinds)), [parts]);
  const rows = useMemo(() => [...sheet.objectives, ...allResults(sheet)], [sheet]);
  const span = rows.find((r) => r.id === at)?.source?.span;
  const box = useRef<HTMLElement>(null);
  // To what is worked on; at first past the prose, to what was read.
  useEffect(() => {
    const mark = box.current?.querySelector<HTMLElement>(at ? "[data-here]" : "[data-read]");
    if (mark && box.current) box.current.scrollTop = mark.offsetTop - box.current.clientHeight / 3;
  }, [at, parts]);
  const go = (part: Segment) => {
    const here = [part.from, part.from + 1] as const;
    const row = allResults(sheet).find((r) => r.source && overlap(r.source.span, here) > 0);
    const objective = sheet.objectives.find((o) => o.source && overlap(o.source.span, here) > 0);
    const found = row ?? objective;
    if (found) {
      onGo(found.id);
      document.getElementById(`row-${found.id}`)?.focus();
    }
  };
  return (
    <div className={styles.root}>
      <ul className={styles.legend} aria-label={t("reader.marks.legend")}>
        {legend
          .filter((kind) => used.has(kind))
          .map((kind) => (
            <li key={kind}>
              <span className={styles[kind]}>{t(`reader.marks.${kind}`)}</span>
            </li>
          ))}
      </ul>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a help for the mouse; by keys one goes through the outline */}
      <section
        aria-label={t("reader.marks.text")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keys
        tabIndex={0}
        className={styles.text}
        ref={box}
        onClick={(event) => {
          const from = (event.target as HTMLElement).dataset.from;
          const part = parts.find((p) => String(p.from) === from);
          if (part && part.kinds.length > 0) go(part);
        }}
      >
        {parts.map((part) => (
          <span
            key={part.from}
            data-from={part.from}
            data-read={part.labels.length > 0 ? "" : undefined}
            data-here={span && overlap(span, [part.from, part.from + 1]) > 0 ? "" : undefined}
            className={part.kinds.map((kind) => styles[kind]).join(" ") || styles.unread}
          >
            {part.labels.map((label) => (
              <span key={label} className={styles.label} data-label={label} />
            ))}
            {part.text}
          </span>
        ))}
      </section>
    </div>
  );
}
