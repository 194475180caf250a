import { useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { TextArea } from "../../ui/TextArea";
import { useWords } from "../../ui/words";
import type { Level, Standing } from "./api";
import { GroupError } from "./GroupError";
import { LevelChoice } from "./LevelChoice";
import { setLevel } from "./settling";

interface LevelDialogProps {
  one: Standing;
  to: number;
  levels: readonly Level[];
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Changes a person's level, with the reason. */
export function LevelDialog({ one, to, levels, onClose, onDone }: LevelDialogProps) {
  const { t } = useWords();
  const [level, setChosen] = useState(to);
  const [reason, setReason] = useState("");
  const sending = useSending(async () => {
    await setLevel(one, level, reason);
    onClose();
    await onDone();
  });
  const shown = ["/level", "/reason"];
  return (
    <Dialog
      open
      keep={reason !== ""}
      title={t("evaluations.changeLevel", { name: one.person_name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("evaluations.cancel")}</Button>
          <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
            {t("evaluations.change")}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
        <ProblemNotice error={fieldOnly(sending.error, shown)} shown={shown} />
        <LevelChoice
          plain
          label={t("evaluations.newLevel")}
          levels={levels}
          value={level}
          onChange={setChosen}
        />
        <GroupError error={sending.error} pointer="/level" />
        <Field
          label={t("evaluations.reason")}
          hint={t("evaluations.reasonHint")}
          pointer="/reason"
          error={sending.error}
          required
        >
          <TextArea data-autofocus rows={3} value={reason} onChange={setReason} />
        </Field>
      </Form>
    </Dialog>
  );
}
