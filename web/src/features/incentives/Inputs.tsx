import { useRef, useState } from "react";
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
  const [text, setText] = useState(scheme.inputs);
  const file = useRef<HTMLInputElement>(null);
  const sending = useSending(async () => {
    await setInputs(scheme, text);
    await onSaved();
  });
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
        <Moves moves={scheme.moves} edits={edits} />
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
