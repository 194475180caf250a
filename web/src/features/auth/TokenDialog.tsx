import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { today } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { DatePick } from "../../ui/DatePick";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form, FormRow } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Segmented } from "../../ui/Segmented";
import { fieldOnly, useSending } from "../../ui/sending";
import { TextInput } from "../../ui/TextInput";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { issueToken, tokensQuery } from "./account";
import styles from "./TokenDialog.module.css";

const shown = ["/name", "/ends_on"];

/** Makes a token and shows it, once. */
export function TokenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const tell = useToast();
  const queries = useQueryClient();
  const id = useId();
  const [name, setName] = useState("");
  const [scope, setScope] = useState<"read" | "write">("read");
  const [ends, setEnds] = useState("");
  const [secret, setSecret] = useState<string | null>(null);
  const { busy, error, send } = useSending(async () => {
    const scopes = scope === "read" ? ["read"] : ["read", "write"];
    const made = await issueToken({ name, scopes, ...(ends ? { ends_on: ends } : {}) });
    setSecret(made.token ?? "");
    await queries.invalidateQueries(tokensQuery);
  });
  if (secret !== null) {
    const copy = async () => {
      await navigator.clipboard.writeText(secret);
      tell({ text: t("auth.totp.copied") });
    };
    return (
      <Dialog
        open
        keep
        title={t("auth.tokens.shown")}
        onClose={onClose}
        actions={
          <>
            <Button onClick={() => void copy()}>{t("auth.totp.copy")}</Button>
            <Button look="main" onClick={onClose} data-autofocus>
              {t("auth.tokens.done")}
            </Button>
          </>
        }
      >
        <p>{t("auth.tokens.shownLead")}</p>
        <code className={styles.secret}>{secret}</code>
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      title={t("auth.tokens.new")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.confirm.cancel")}</Button>
          <Button type="submit" form={id} look="main" busy={busy}>
            {t("auth.tokens.create")}
          </Button>
        </>
      }
    >
      <Form id={id} onSubmit={() => void send()}>
        <ProblemNotice error={fieldOnly(error, shown)} shown={shown} />
        <Field
          label={t("auth.tokens.name")}
          hint={t("auth.tokens.nameHint")}
          pointer="/name"
          error={error}
          required
        >
          <TextInput value={name} onChange={setName} />
        </Field>
        <FormRow>
          <Segmented
            label={t("auth.tokens.scopes")}
            value={scope}
            onChange={setScope}
            options={[
              { value: "read", label: t("auth.tokens.read") },
              { value: "write", label: t("auth.tokens.write") },
            ]}
          />
          <Field
            label={t("auth.tokens.ends")}
            hint={t("auth.tokens.endsHint")}
            pointer="/ends_on"
            error={error}
          >
            <DatePick value={ends} onChange={setEnds} min={today()} />
          </Field>
        </FormRow>
      </Form>
    </Dialog>
  );
}
