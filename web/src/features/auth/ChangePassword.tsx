import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatInstant } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Form, FormActions, FormRow } from "../../ui/Form";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { changePassword, securityQuery, sessionsQuery } from "./account";
import { PasswordInput } from "./PasswordInput";

/** Replaces one's password; every other device is signed out by it. */
export function ChangePassword() {
  const { t, locale } = useWords();
  const tell = useToast();
  const queries = useQueryClient();
  const { data } = useQuery(securityQuery);
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const { busy, error, send } = useSending(async () => {
    await changePassword(old, next);
    setOld("");
    setNext("");
    tell({ text: t("auth.change.done") });
    await Promise.all([queries.invalidateQueries(securityQuery), queries.invalidateQueries(sessionsQuery)]);
  });
  return (
    <Panel title={t("auth.change.title")}>
      <Form onSubmit={() => void send()}>
        <ProblemNotice error={fieldOnly(error, ["/old", "/new"])} />
        <FormRow>
          <Field label={t("auth.change.old")} pointer="/old" error={error} required>
            <PasswordInput value={old} onChange={setOld} autoComplete="current-password" />
          </Field>
          <Field
            label={t("auth.change.new")}
            hint={t("auth.passwordHint")}
            pointer="/new"
            error={error}
            required
          >
            <PasswordInput value={next} onChange={setNext} autoComplete="new-password" />
          </Field>
        </FormRow>
        <FormActions>
          <Button type="submit" busy={busy} disabled={!old || !next}>
            {t("auth.change.submit")}
          </Button>
          {data?.changed_at && (
            <small>{t("auth.change.since", { when: formatInstant(data.changed_at, locale) })}</small>
          )}
        </FormActions>
      </Form>
    </Panel>
  );
}
