import { useQueryClient } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { TextArea } from "../../ui/TextArea";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { type Import, importPeople } from "./api";
import styles from "./ImportDialog.module.css";
import { ImportPreview } from "./ImportPreview";

/** A table of people, pasted or as a file: shown first, then taken as a whole. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const tell = useToast();
  const queries = useQueryClient();
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [createTeams, setCreateTeams] = useState(true);
  const [preview, setPreview] = useState<Import | null>(null);
  const { busy, error, send } = useSending(async (dry: boolean) => {
    const answered = await importPeople({ text, file, createTeams }, dry);
    if (dry) {
      setPreview(answered);
      return;
    }
    await queries.invalidateQueries({ queryKey: ["people"] });
    await queries.invalidateQueries({ queryKey: ["teams"] });
    tell({ text: t("people.imports.taken", { added: answered.new, changed: answered.changed }) });
    onClose();
  });
  const actions = preview ? (
    <>
      <Button onClick={() => setPreview(null)}>{t("people.imports.back")}</Button>
      <Button look="main" busy={busy} disabled={preview.faulty > 0} onClick={() => void send(false)}>
        {t("people.imports.take")}
      </Button>
    </>
  ) : (
    <>
      <Button onClick={onClose}>{t("ui.confirm.cancel")}</Button>
      <Button type="submit" form={id} look="main" busy={busy} disabled={!text.trim() && !file}>
        {t("people.imports.preview")}
      </Button>
    </>
  );
  return (
    <Dialog open keep look="wide" title={t("people.imports.title")} onClose={onClose} actions={actions}>
      {preview ? (
        <>
          <ProblemNotice error={error} />
          <ImportPreview preview={preview} />
        </>
      ) : (
        <Form id={id} onSubmit={() => void send(true)}>
          <ProblemNotice error={fieldOnly(error, ["/text"])} />
          <p className={styles.lead}>{t("people.imports.lead")}</p>
          <Field label={t("people.imports.text")} pointer="/text" error={error}>
            <TextArea
              rows={9}
              className={styles.text}
              value={text}
              onChange={(next) => {
                setText(next);
                setFile(null);
              }}
              placeholder={t("people.imports.sample")}
              spellCheck={false}
            />
          </Field>
          <div className={styles.file}>
            <input
              ref={picker}
              type="file"
              className="hidden-visually"
              tabIndex={-1}
              aria-label={t("people.imports.fileForm")}
              accept=".xlsx,.csv,.tsv,.txt"
              onChange={(event) => {
                setFile(event.target.files?.[0] ?? null);
                setText("");
              }}
            />
            <Button onClick={() => picker.current?.click()}>{t("people.imports.file")}</Button>
            <span className={styles.lead}>
              {file ? t("people.imports.chosen", { name: file.name }) : t("people.imports.fileKinds")}
            </span>
          </div>
          <Checkbox checked={createTeams} onChange={setCreateTeams}>
            {t("people.imports.createTeams")}
          </Checkbox>
        </Form>
      )}
    </Dialog>
  );
}
