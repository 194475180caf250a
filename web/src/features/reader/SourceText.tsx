import { useRef, useState } from "react";
import { formatInstant } from "../../lib/dates";
import { formatCount } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { TextArea } from "../../ui/TextArea";
import { useWords } from "../../ui/words";
import { textOfFile } from "./api";
import styles from "./SourceText.module.css";

export interface SourceTextProps {
  text: string;
  onChange: (text: string) => void;
  busy: boolean;
  restoredFrom: string | null;
  onClear: () => void;
}

const kinds = ".xlsx,.docx,.md,.csv,.tsv,.html,.htm,.txt";

/** Takes text typed, pasted (tables as they were), dropped, or from a file. */
export function SourceText({ text, onChange, busy, restoredFrom, onClear }: SourceTextProps) {
  const { t, locale } = useWords();
  const area = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const [loading, setLoading] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [over, setOver] = useState(false);

  const insert = (piece: string) => {
    const element = area.current;
    const [from, to] = [element?.selectionStart ?? text.length, element?.selectionEnd ?? text.length];
    onChange(text.slice(0, from) + piece + text.slice(to));
  };
  const take = async (file: Blob, name: string, put: (text: string) => void, instead?: string) => {
    setLoading(name);
    setError(null);
    try {
      put(await textOfFile(file, name));
    } catch (refused) {
      if (instead) put(instead);
      else setError(refused);
    } finally {
      setLoading(null);
    }
  };
  const takeFiles = (files: FileList | null) => {
    const file = files?.[0];
    if (file) void take(file, file.name, onChange);
  };
  const onPaste = (event: React.ClipboardEvent) => {
    const { clipboardData: clip } = event;
    if (clip.files.length > 0 && !clip.getData("text/plain")) {
      event.preventDefault();
      takeFiles(clip.files);
      return;
    }
    // Only a table says more as HTML: which cells are merged, and where a cell of several lines ends.
    const html = clip.getData("text/html");
    if (!/<table[\s>]/i.test(html)) return;
    event.preventDefault();
    void take(new Blob([html], { type: "text/html" }), "clipboard.html", insert, clip.getData("text/plain"));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files can also be chosen by the button below
    <div
      className={`${styles.root} ${over ? styles.over : ""}`}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        setOver(false);
        takeFiles(event.dataTransfer.files);
      }}
    >
      <Field label={t("reader.source.label")} hint={t("reader.source.hint")}>
        <TextArea
          ref={area}
          className={styles.text}
          value={text}
          onChange={onChange}
          onPaste={onPaste}
          placeholder={t("reader.source.placeholder")}
          spellCheck={false}
        />
      </Field>
      <div className={styles.bar}>
        <Button size="small" busy={loading !== null} onClick={() => chooser.current?.click()}>
          {t("reader.source.file")}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept={kinds}
          hidden
          aria-label={t("reader.source.file")}
          onChange={(event) => {
            takeFiles(event.target.files);
            event.target.value = "";
          }}
        />
        {text !== "" && (
          <Button size="small" look="quiet" onClick={onClear}>
            {t("reader.source.clear")}
          </Button>
        )}
        <span role="status" className={styles.status}>
          {loading !== null && t("reader.source.loading", { name: loading })}
          {loading === null && busy && t("reader.source.reading")}
          {loading === null &&
            !busy &&
            text !== "" &&
            t("reader.source.length", {
              count: Array.from(text).length,
              n: formatCount(Array.from(text).length, locale),
            })}
        </span>
        {restoredFrom && (
          <span className={styles.restored}>
            {t("reader.source.restored", { at: formatInstant(restoredFrom, locale) })}
          </span>
        )}
      </div>
      <ProblemNotice error={error} />
    </div>
  );
}
