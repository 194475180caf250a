import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { okrChanged } from "../../api/okr";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { TextArea } from "../../ui/TextArea";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import styles from "./Waiting.module.css";

export interface AnswerButtonsProps {
  /** What is answered, for the dialog's head and for screen readers. */
  about: string;
  yes: string;
  no: string;
  /** Said in a toast afterwards. */
  yesDone: string;
  noDone: string;
  /** Where the words go in the body. */
  pointer: string;
  agree: () => Promise<unknown>;
  decline: (note: string) => Promise<unknown>;
}

/** A yes at once; a no with words. */
export function AnswerButtons(props: AnswerButtonsProps) {
  const { about, yes, no, pointer } = props;
  const { t } = useWords();
  const queries = useQueryClient();
  const tell = useToast();
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState("");
  const agreeing = useSending(async () => {
    await props.agree();
    tell({ text: props.yesDone });
    await okrChanged(queries);
  });
  const declining = useSending(async () => {
    await props.decline(note.trim());
    setAsking(false);
    tell({ text: props.noDone });
    await okrChanged(queries);
  });
  const close = () => setAsking(false);
  return (
    <>
      <ProblemNotice error={agreeing.error} />
      <div className={styles.buttons}>
        <Button
          size="small"
          busy={agreeing.busy}
          aria-label={`${yes}: ${about}`}
          onClick={() => void agreeing.send()}
        >
          {yes}
        </Button>
        <Button size="small" look="quiet" aria-label={`${no}: ${about}`} onClick={() => setAsking(true)}>
          {no}
        </Button>
      </div>
      <Dialog
        open={asking}
        title={about}
        onClose={close}
        actions={
          <>
            <Button onClick={close}>{t("home.cancel")}</Button>
            <Button look="main" busy={declining.busy} onClick={() => void declining.send()}>
              {no}
            </Button>
          </>
        }
      >
        <ProblemNotice error={fieldOnly(declining.error, [pointer])} shown={[pointer]} />
        <Field label={t("home.words")} pointer={pointer} error={declining.error}>
          <TextArea value={note} onChange={setNote} rows={3} />
        </Field>
      </Dialog>
    </>
  );
}
