import { useId, useRef, useState } from "react";
import { formatDate } from "../../lib/dates";
import { formatDecimal } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { FieldError } from "../../ui/FieldError";
import { Form } from "../../ui/Form";
import { Icon } from "../../ui/Icon";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { type Column, Table } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { TextArea } from "../../ui/TextArea";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { type Import, importReadings, type Line, type Metric } from "./api";
import styles from "./Metrics.module.css";
import { useMoved } from "./useMoved";

/** A table of values, pasted or as a file: shown line by line with what is wrong or doubtful, then taken as a whole. */
export function ImportDialog({ metric, onClose }: { metric: Metric; onClose: () => void }) {
  const { t } = useWords();
  const tell = useToast();
  const moved = useMoved();
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [sure, setSure] = useState(false);
  const [preview, setPreview] = useState<Import | null>(null);
  const { busy, error, send, setError } = useSending(async (dry: boolean) => {
    const answered = await importReadings(metric.id, { text, file, sure }, dry);
    if (dry) {
      setPreview(answered);
      return;
    }
    await moved();
    tell({ text: t("metrics.imports.taken", { added: answered.new, corrected: answered.corrected }) });
    onClose();
  });
  const back = () => {
    setPreview(null);
    setSure(false);
    setError(null);
  };
  const waits = preview && (preview.faulty > 0 || (preview.doubtful > 0 && !sure));
  return (
    <Dialog
      open
      keep
      look="wide"
      title={t("metrics.imports.title", { name: metric.name })}
      onClose={onClose}
      actions={
        preview ? (
          <>
            <Button onClick={back}>{t("metrics.imports.back")}</Button>
            <Button look="main" busy={busy} disabled={waits === true} onClick={() => void send(false)}>
              {t("metrics.imports.take")}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{t("metrics.cancel")}</Button>
            <Button look="main" type="submit" form={id} busy={busy} disabled={!text.trim() && !file}>
              {t("metrics.imports.preview")}
            </Button>
          </>
        )
      }
    >
      {preview ? (
        <div className={styles.stack}>
          <ProblemNotice error={error} />
          <p role="status">
            {preview.faulty > 0
              ? t("metrics.imports.faulty", { count: preview.faulty })
              : t("metrics.imports.sum", {
                  added: preview.new,
                  corrected: preview.corrected,
                  same: preview.same,
                })}
          </p>
          {preview.doubtful > 0 && preview.faulty === 0 && (
            <Checkbox checked={sure} onChange={setSure}>
              {t("metrics.imports.sure", { count: preview.doubtful })}
            </Checkbox>
          )}
          <Lines numbered lines={preview.lines} unit={metric.unit} />
        </div>
      ) : (
        <Form id={id} onSubmit={() => void send(true)}>
          <ProblemNotice error={fieldOnly(error, ["/text"])} />
          <Field
            label={t("metrics.imports.text")}
            hint={t("metrics.imports.hint")}
            pointer="/text"
            error={error}
          >
            <TextArea
              rows={9}
              className={styles.table}
              value={text}
              onChange={(next) => {
                setText(next);
                setFile(null);
              }}
              placeholder={t("metrics.imports.sample")}
              spellCheck={false}
            />
          </Field>
          <div className={styles.file}>
            <input
              ref={picker}
              type="file"
              className="hidden-visually"
              tabIndex={-1}
              aria-label={t("metrics.imports.fileForm")}
              accept=".xlsx,.csv,.tsv,.txt"
              onChange={(event) => {
                setFile(event.target.files?.[0] ?? null);
                setText("");
              }}
            />
            <Button onClick={() => picker.current?.click()}>{t("metrics.imports.file")}</Button>
            <span className="soft small">
              {file ? t("metrics.imports.chosen", { name: file.name }) : t("metrics.imports.kinds")}
            </span>
          </div>
        </Form>
      )}
    </Dialog>
  );
}

/** Values by day as they were understood, each with what it would do; numbered where they are lines of a text. */
export function Lines({ lines, unit, numbered }: { lines: Line[]; unit: string; numbered?: boolean }) {
  const { t, locale } = useWords();
  const wrong = (line: Line, column: string) => (
    <FieldError words={line.errors.filter((e) => e.column === column).map((e) => e.detail)} />
  );
  const amount = (value: string) =>
    /^-?[\d.]+$/.test(value) ? formatDecimal(value, { locale, unit }) : value;
  const number: Column<Line> = {
    key: "line",
    head: t("metrics.imports.line"),
    align: "end",
    cell: (line) => line.line,
    wide: true,
  };
  return (
    <div className={styles.lines}>
      <Table
        dense
        caption={t("metrics.imports.lines")}
        rows={lines}
        rowKey={(line) => `${line.line} ${line.on}`}
        columns={[
          ...(numbered ? [number] : []),
          {
            key: "change",
            head: t("metrics.imports.change"),
            cell: (line) => (
              <Tag>{t(`metrics.imports.is.${line.errors.length > 0 ? "faulty" : line.change}`)}</Tag>
            ),
          },
          {
            key: "on",
            head: t("metrics.day"),
            cell: (line) => (
              <>
                {line.on && formatDate(line.on, locale)}
                {wrong(line, "on")}
              </>
            ),
          },
          {
            key: "value",
            head: t("metrics.value"),
            align: "end",
            cell: (line) => (
              <span className={styles.number}>
                {line.old !== null && <s className={styles.gone}>{amount(line.old)}</s>} {amount(line.value)}
                {wrong(line, "value")}
              </span>
            ),
          },
          {
            key: "doubts",
            head: t("metrics.imports.doubts"),
            cell: (line) => (
              <>
                {line.doubts.map((words) => (
                  <span key={words} className={styles.doubt}>
                    <Icon name="warn" size={14} />
                    {words}
                  </span>
                ))}
                {line.note} {wrong(line, "note")}
              </>
            ),
          },
        ]}
      />
    </div>
  );
}
