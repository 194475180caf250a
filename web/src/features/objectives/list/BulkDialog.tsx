import { useState } from "react";
import type { Objective } from "../../../api/okr";
import { Button } from "../../../ui/Button";
import type { Option } from "../../../ui/Combobox";
import { Dialog } from "../../../ui/Dialog";
import { Field } from "../../../ui/Field";
import { Form } from "../../../ui/Form";
import { PersonPicker } from "../../../ui/PersonPicker";
import { Segmented } from "../../../ui/Segmented";
import { TextArea } from "../../../ui/TextArea";
import { useWords } from "../../../ui/words";
import type { Given, Verb } from "./bulk";
import { kindWord, verbWord } from "./said";
import { kinds } from "./wanted";

interface BulkDialogProps {
  verb: Verb;
  objectives: readonly Objective[];
  onSend: (given: Given) => void;
  onClose: () => void;
}

/** Asks for what a verb needs: the words of a return, the new owner, the kind, a reason for active ones. */
export function BulkDialog({ verb, objectives, onSend, onClose }: BulkDialogProps) {
  const { t } = useWords();
  const [note, setNote] = useState("");
  const [owner, setOwner] = useState<Option | null>(null);
  const [kind, setKind] = useState<(typeof kinds)[number]>("committed");
  const [reason, setReason] = useState("");
  const active = verb !== "return" && objectives.some((o) => o.state === "active");
  const ready =
    (verb !== "return" || note.trim() !== "") &&
    (verb !== "owner" || owner !== null) &&
    (!active || reason.trim() !== "");
  const send = () => {
    if (ready) onSend({ note, ownerId: owner?.value, kind, reason: active ? reason : undefined });
  };
  return (
    <Dialog
      open
      keep={note !== "" || reason !== ""}
      title={t("objectives.list.bulk.ask", { verb: t(verbWord[verb]), count: objectives.length })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.confirm.cancel")}</Button>
          <Button look="main" disabled={!ready} onClick={send}>
            {t(verbWord[verb])}
          </Button>
        </>
      }
    >
      <Form onSubmit={send}>
        {verb === "return" && (
          <Field label={t("objectives.list.bulk.note")} required>
            <TextArea value={note} onChange={setNote} />
          </Field>
        )}
        {verb === "owner" && (
          <Field label={t("objectives.list.bulk.owner")} required>
            <PersonPicker value={owner} onChange={setOwner} />
          </Field>
        )}
        {verb === "kind" && (
          <Segmented
            label={t("objectives.list.by.kind")}
            value={kind}
            options={kinds.map((k) => ({ value: k, label: t(kindWord[k]) }))}
            onChange={setKind}
          />
        )}
        {active && (
          <Field
            label={t("objectives.list.bulk.reason")}
            hint={t("objectives.list.bulk.reasonHint")}
            required
          >
            <TextArea value={reason} onChange={setReason} />
          </Field>
        )}
      </Form>
    </Dialog>
  );
}
