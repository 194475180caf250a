import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../ui/Button";
import type { Option } from "../../ui/Combobox";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { PersonPicker } from "../../ui/PersonPicker";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { useWords } from "../../ui/words";
import { nameDeputy, reachQuery } from "./api";
import { Reach } from "./Reach";

interface DeputyDialogProps {
  cycle: string;
  person: { id: string; name: string };
  /** It is the reader who asks somebody. */
  own?: boolean;
  deputy?: Option;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Names who scores in somebody's place at the end of a cycle, or nobody any more. */
export function DeputyDialog({ cycle, person, own, deputy, onClose, onDone }: DeputyDialogProps) {
  const { t } = useWords();
  const [to, setTo] = useState<Option | null>(deputy ?? null);
  const sending = useSending(async (id?: string) => {
    await nameDeputy(cycle, person.id, id);
    await onDone();
  });
  // Nobody is named before what they can't see was said.
  const reach = useQuery(reachQuery(cycle, person.id, to?.value));
  const ready = !!to && !reach.isLoading;
  const send = () => {
    if (ready) void sending.send(to.value);
  };
  return (
    <Dialog
      open
      title={own ? t("reviews.closing.askDeputy") : t("reviews.closing.deputyOf", { name: person.name })}
      onClose={onClose}
      actions={
        <>
          {deputy && (
            <Button busy={sending.busy} onClick={() => void sending.send(undefined)}>
              {t("reviews.closing.nobody")}
            </Button>
          )}
          <Button onClick={onClose}>{t("ui.confirm.cancel")}</Button>
          <Button look="main" busy={sending.busy} disabled={!ready} onClick={send}>
            {t("reviews.closing.name")}
          </Button>
        </>
      }
    >
      <Form onSubmit={send}>
        <ProblemNotice error={fieldOnly(sending.error, ["/deputy_id"])} shown={["/deputy_id"]} />
        <p className="soft small">{t("reviews.closing.deputyHint")}</p>
        <Field label={t("reviews.closing.deputy")} pointer="/deputy_id" error={sending.error} required>
          <PersonPicker value={to} onChange={setTo} />
        </Field>
        {to && reach.data && <Reach of={reach.data} name={to.label} />}
      </Form>
    </Dialog>
  );
}
