import { useRef, useState } from "react";
import { isStale } from "../../api/problem";
import { useOpened } from "../../lib/opened";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { FormActions } from "../../ui/Form";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { TextArea } from "../../ui/TextArea";
import { useWords } from "../../ui/words";
import { type SchemeDetail, setInputs } from "./api";
import { FillScores } from "./FillScores";
import styles from "./Incentives.module.css";
import { Moves } from "./Moves";

/** What the rules are told of each person: a table that is typed, pasted from a sheet or read from a file. */
export function Inputs({
  scheme,
  edits,
  onSaved,
}: {
  scheme: SchemeDetail;
  edits: boolean;
  onSaved: () => Promise<unknown>;
}) {
  const { t } = useWords();
  // The table as it was when one began to type in it; while nothing is typed it follows the newest.
  const [start, setStart] = useState(scheme.inputs);
  const [text, setText] = useState(scheme.inputs);
  const file = useRef<HTMLInputElement>(null);
  const take = (table: string) => {
    setStart(table);
    setText(table);
  };
  if (text === start && start !== scheme.inputs) take(scheme.inputs);
  const sending = useSending(async () => {
    try {
      const { inputs } = await setInputs(opened, text);
      await onSaved();
      take(inputs);
    } catch (error) {
      if (isStale(error)) await onSaved();
      throw error;
    }
  });
  const stale = isStale(sending.error);
  const opened: SchemeDetail = useOpened(scheme, text === start || stale);
  return (
    <Panel title={t("incentives.inputs")}>
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault();
          void sending.send();
        }}
        onKeyDown={submitKeys(() => void sending.send())}
      >
        <ProblemNotice error={fieldOnly(sending.error, ["/text"])} shown={["/text"]} />
        {stale && (
          <Overtaken
            scheme={scheme}
            onTake={() => {
              take(scheme.inputs);
              sending.setError(null);
            }}
          />
        )}
        <Moves moves={scheme.moves} edits={edits} />
        {scheme.inputs_lost && <p className="soft small">{t("incentives.inputsLost")}</p>}
        <Field
          label={t("incentives.table")}
          hint={edits ? t("incentives.tableHint") : undefined}
          pointer="/text"
          error={sending.error}
        >
          <TextArea
            className={styles.table}
            wrap="off"
            spellCheck={false}
            rows={8}
            readOnly={!edits}
            value={text}
            onChange={setText}
          />
        </Field>
        {edits && (
          <FormActions>
            <input
              ref={file}
              type="file"
              hidden
              aria-label={t("incentives.file")}
              accept=".csv,.tsv,.txt"
              onChange={(event) => void event.target.files?.[0]?.text().then(setText)}
            />
            <FillScores scheme={scheme} onFilled={setText} onRefused={sending.setError} />
            <Button onClick={() => file.current?.click()}>{t("incentives.file")}</Button>
            <Button look="main" type="submit" busy={sending.busy}>
              {t("incentives.simulate")}
            </Button>
          </FormActions>
        )}
      </form>
    </Panel>
  );
}

/** Somebody else saved another table meanwhile: what it says now, and the choice between the two. */
function Overtaken({ scheme, onTake }: { scheme: SchemeDetail; onTake: () => void }) {
  const { t } = useWords();
  return (
    <div>
      <p>{t("incentives.overtaken", { editor: scheme.editor_name })}</p>
      <details>
        <summary>{t("incentives.savedTable")}</summary>
        <pre className={styles.table}>{scheme.inputs}</pre>
      </details>
      <Button size="small" onClick={onTake}>
        {t("incentives.takeSaved")}
      </Button>
    </div>
  );
}
