import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { useSending } from "../../ui/sending";
import { TextInput } from "../../ui/TextInput";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { invite, mailQuery, type Person, resetLink } from "./api";

export interface LinkDialogProps {
  person: Person;
  purpose: "invitation" | "reset";
  onClose: () => void;
}

/** Makes a one-time link to hand over, or has it mailed. */
export function LinkDialog({ person, purpose, onClose }: LinkDialogProps) {
  const { t } = useWords();
  const tell = useToast();
  const queries = useQueryClient();
  const { data: server } = useQuery(mailQuery);
  const [dropTotp, setDropTotp] = useState(false);
  const [url, setUrl] = useState("");
  const inviting = purpose === "invitation";
  const { busy, error, send } = useSending(async (mail: boolean) => {
    const link = inviting ? await invite(person.id, mail) : await resetLink(person.id, dropTotp);
    await queries.invalidateQueries({ queryKey: ["people"] });
    if (link.mailed) {
      tell({ text: t("people.link.mailed") });
      onClose();
    } else setUrl(link.url ?? "");
  });
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    tell({ text: t("people.link.copied") });
  };
  const actions = url ? (
    <>
      <Button onClick={onClose}>{t("people.link.done")}</Button>
      <Button look="main" onClick={() => void copy()}>
        {t("people.link.copy")}
      </Button>
    </>
  ) : (
    <>
      <Button onClick={onClose}>{t("ui.confirm.cancel")}</Button>
      {inviting && server?.mail && (
        <Button busy={busy} onClick={() => void send(true)}>
          {t("people.link.mail")}
        </Button>
      )}
      <Button look="main" busy={busy} data-autofocus onClick={() => void send(false)}>
        {t("people.link.make")}
      </Button>
    </>
  );
  return (
    <Dialog
      open
      title={t(inviting ? "people.link.invite" : "people.link.reset", { name: person.name })}
      onClose={onClose}
      actions={actions}
    >
      <Form>
        <ProblemNotice error={error} />
        <p>{t(inviting ? "people.link.inviteWords" : "people.link.resetWords")}</p>
        {!inviting && !url && (
          <Checkbox checked={dropTotp} onChange={setDropTotp}>
            {t("people.link.dropTotp")}
          </Checkbox>
        )}
        {url && (
          <Field label={t("people.link.url")}>
            <TextInput value={url} onChange={() => {}} readOnly onFocus={(event) => event.target.select()} />
          </Field>
        )}
      </Form>
    </Dialog>
  );
}
