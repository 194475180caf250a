import { useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { TextArea } from "../../ui/TextArea";
import { useWords } from "../../ui/words";
import styles from "./Alignments.module.css";
import { type Alignment, acceptAlignment, declineAlignment, reopenAlignment } from "./api";
import { useDone } from "./useChange";

/** A yes at once; a no with words. Both can be taken back. */
export function AnswerRequest({ alignment }: { alignment: Alignment }) {
  const { t } = useWords();
  const done = useDone();
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState("");
  const title = alignment.objective?.title ?? t("alignments.hidden");
  const back = () => reopenAlignment(alignment.id);
  const accepting = useSending(async () => {
    await acceptAlignment(alignment.id);
    await done(t("alignments.accepted", { title }), back);
  });
  const declining = useSending(async () => {
    await declineAlignment(alignment.id, note.trim());
    setAsking(false);
    await done(t("alignments.declined", { title }), back);
  });
  const close = () => setAsking(false);
  return (
    <>
      <ProblemNotice error={accepting.error} />
      <div className={styles.answers}>
        <Button
          size="small"
          busy={accepting.busy}
          aria-label={t("alignments.acceptOne", { title })}
          onClick={() => void accepting.send()}
        >
          {t("alignments.accept")}
        </Button>
        <Button
          size="small"
          look="quiet"
          aria-label={t("alignments.declineOne", { title })}
          onClick={() => setAsking(true)}
        >
          {t("alignments.decline")}
        </Button>
      </div>
      <Dialog
        open={asking}
        title={t("alignments.declineOne", { title })}
        onClose={close}
        actions={
          <>
            <Button onClick={close}>{t("alignments.cancel")}</Button>
            <Button look="main" busy={declining.busy} onClick={() => void declining.send()}>
              {t("alignments.decline")}
            </Button>
          </>
        }
      >
        <ProblemNotice error={fieldOnly(declining.error, ["/note"])} shown={["/note"]} />
        <Field label={t("alignments.why")} pointer="/note" error={declining.error}>
          <TextArea value={note} onChange={setNote} rows={3} />
        </Field>
      </Dialog>
    </>
  );
}
