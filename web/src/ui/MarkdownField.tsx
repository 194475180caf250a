import { useRef, useState } from "react";
import { Markdown } from "./Markdown";
import styles from "./MarkdownField.module.css";
import { TextArea } from "./TextArea";
import { useWords } from "./words";

export interface MarkdownFieldProps {
  value: string;
  onChange: (text: string) => void;
  placeholder?: string;
  rows?: number;
}

/** Writing Markdown: bold, italic and lists by keys (Ctrl/⌘ B, I, and Enter in a list), and a look at the result. */
export function MarkdownField({ value, onChange, placeholder, rows = 4 }: MarkdownFieldProps) {
  const { t } = useWords();
  const [looking, setLooking] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);

  const put = (next: Edit) => {
    onChange(next.text);
    // After React has written the text, which moves the caret to its end.
    requestAnimationFrame(() => area.current?.setSelectionRange(next.from, next.to));
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const { selectionStart: from, selectionEnd: to } = event.currentTarget;
    const mark = (event.ctrlKey || event.metaKey) && { b: "**", i: "*" }[event.key];
    const next = mark
      ? surround(value, from, to, mark)
      : event.key === "Enter" && !event.ctrlKey && !event.metaKey && !event.shiftKey && from === to
        ? continueList(value, from)
        : null;
    if (!next) return;
    event.preventDefault();
    put(next);
  };

  return (
    <div className={styles.root}>
      <div hidden={looking}>
        <TextArea
          ref={area}
          value={value}
          onChange={onChange}
          placeholder={placeholder}
          rows={rows}
          onKeyDown={onKeyDown}
        />
      </div>
      {looking && (
        <div className={styles.look}>
          <Markdown text={value} />
        </div>
      )}
      <button
        type="button"
        className={styles.switch}
        aria-pressed={looking}
        onClick={() => setLooking(!looking)}
      >
        {looking ? t("ui.markdown.write") : t("ui.markdown.look")}
      </button>
    </div>
  );
}

export interface Edit {
  text: string;
  from: number;
  to: number;
}

/** Puts a mark on both sides of the selection, or takes it away where it is already. */
export function surround(text: string, from: number, to: number, mark: string): Edit {
  const inner = text.slice(from, to);
  const n = mark.length;
  if (text.slice(from - n, from) === mark && text.slice(to, to + n) === mark) {
    return { text: text.slice(0, from - n) + inner + text.slice(to + n), from: from - n, to: to - n };
  }
  return { text: text.slice(0, from) + mark + inner + mark + text.slice(to), from: from + n, to: to + n };
}

/** Enter in a list begins the next point, and on an empty point ends the list; null elsewhere. */
export function continueList(text: string, at: number): Edit | null {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const line = text.slice(start, at);
  const point = /^(\s*)(?:([-*+])|(\d+)([.)]))( \[[ x]\])? /.exec(line);
  if (!point) return null;
  if (point[0] === line) return { text: text.slice(0, start) + text.slice(at), from: start, to: start };
  const sign = point[2] ?? `${Number(point[3]) + 1}${point[4]}`;
  const next = `\n${point[1]}${sign}${point[5] ? " [ ]" : ""} `;
  return { text: text.slice(0, at) + next + text.slice(at), from: at + next.length, to: at + next.length };
}
