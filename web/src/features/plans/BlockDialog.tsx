import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { okrChanged } from "../../api/okr";
import { Button } from "../../ui/Button";
import type { Option } from "../../ui/Combobox";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { PersonPicker } from "../../ui/PersonPicker";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { TextArea } from "../../ui/TextArea";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { type Action, adjustAction } from "./api";
import { useActions } from "./useActions";

const SHOWN = ["/blocked/why", "/blocked/person_id"] as const;

/** Blocked: why, and on whom. Without both nobody can help. */
export function BlockDialog({ action, onClose }: { action: Action; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const { saved } = useActions();
  const old = action.blocked;
  const [why, setWhy] = useState(old?.why ?? "");
  const [person, setPerson] = useState<Option | null>(
    old?.person_id ? { value: old.person_id, label: old.person_name ?? "" } : null,
  );
  const [whom, setWhom] = useState(old?.whom ?? "");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const body = { state: "blocked", blocked: { why, person_id: person?.value, whom } } as const;
      const done = await adjustAction(action, body);
      await okrChanged(queries);
      if (action.state !== "blocked") saved(action, body, done);
      onClose();
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
      void okrChanged(queries);
    }
  };
  return (
    <Dialog
      open
      keep
      title={t("plans.blockTitle")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("plans.cancel")}</Button>
          <Button look="main" busy={busy} onClick={() => void save()}>
            {t("plans.block")}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void save()}>
        <ProblemNotice error={error} shown={SHOWN} />
        <Field label={t("plans.why")} hint={t("plans.whyHint")} pointer="/blocked/why" error={error} required>
          <TextArea value={why} onChange={setWhy} rows={3} />
        </Field>
        <Field label={t("plans.onPerson")} pointer="/blocked/person_id" error={error}>
          <PersonPicker value={person} onChange={setPerson} clearable />
        </Field>
        <Field label={t("plans.onOther")}>
          <TextInput value={whom} onChange={setWhom} placeholder={t("plans.onOtherPlaceholder")} />
        </Field>
      </Form>
    </Dialog>
  );
}
