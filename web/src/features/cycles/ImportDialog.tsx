import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { formatDate } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Table } from "../../ui/Table";
import { TextArea } from "../../ui/TextArea";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import styles from "./CalendarPage.module.css";
import { type DayChange, type DaySide, importDays } from "./calendarApi";
import { FileInput } from "./FileInput";
import { fileText } from "./fileText";

export interface ImportDialogProps {
  onClose: () => void;
  onSaved: () => Promise<unknown>;
}

/** Days from a file or a paste: first what would change, then the change. */
export function ImportDialog({ onClose, onSaved }: ImportDialogProps) {
  const { t, locale } = useWords();
  const toast = useToast();
  const [text, setText] = useState("");
  const look = useMutation({ mutationFn: (from: string) => importDays(from, true) });
  const run = useMutation({
    mutationFn: () => importDays(text, false),
    onSuccess: async (changes) => {
      await onSaved();
      toast({ text: t("cycles.calendar.load.done", { count: changes.length }) });
      onClose();
    },
  });
  const write = (from: string) => {
    setText(from);
    look.reset();
    run.reset();
  };
  const choose = async (file: File) => {
    const from = await fileText(file);
    write(from);
    look.mutate(from);
  };
  const changes = look.data;
  const side = (of: DaySide) => [t(`cycles.calendar.kind.${of.kind}`), of.name].filter(Boolean).join(" ");
  return (
    <Dialog
      open
      look="wide"
      keep={text !== ""}
      title={t("cycles.calendar.load.title")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.confirm.cancel")}</Button>
          {changes && changes.length > 0 ? (
            <Button look="main" busy={run.isPending} onClick={() => run.mutate()}>
              {t("cycles.calendar.load.do")}
            </Button>
          ) : (
            <Button
              look="main"
              type="submit"
              form="import-form"
              busy={look.isPending}
              disabled={!text.trim()}
            >
              {t("cycles.calendar.load.look")}
            </Button>
          )}
        </>
      }
    >
      <Form id="import-form" onSubmit={() => look.mutate(text)}>
        <ProblemNotice error={run.error} />
        <Field
          label={t("cycles.calendar.load.text")}
          hint={t("cycles.calendar.load.hint")}
          pointer="/text"
          error={look.error}
        >
          <TextArea
            value={text}
            onChange={write}
            rows={6}
            placeholder={t("cycles.calendar.load.example")}
            spellCheck={false}
          />
        </Field>
        <FileInput onFile={(file) => void choose(file)}>{t("cycles.calendar.load.file")}</FileInput>
        <div role="status">{changes && changes.length === 0 && t("cycles.calendar.load.none")}</div>
        {changes && changes.length > 0 && (
          <>
            <h3>{t("cycles.calendar.load.changes", { count: changes.length })}</h3>
            <div className={styles.changes}>
              <Table<DayChange>
                dense
                caption={t("cycles.calendar.load.title")}
                rows={changes.slice(0, MOST)}
                rowKey={(row) => row.on}
                columns={[
                  {
                    key: "on",
                    head: t("cycles.calendar.load.date"),
                    cell: (row) => formatDate(row.on, locale),
                  },
                  { key: "before", head: t("cycles.calendar.load.before"), cell: (row) => side(row.before) },
                  { key: "after", head: t("cycles.calendar.load.after"), cell: (row) => side(row.after) },
                ]}
              />
              {changes.length > MOST && <p>{t("cycles.calendar.load.all", { count: changes.length })}</p>}
            </div>
          </>
        )}
      </Form>
    </Dialog>
  );
}

/** How many changes are listed. */
const MOST = 100;
