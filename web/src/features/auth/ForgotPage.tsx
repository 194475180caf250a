import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Field } from "../../ui/Field";
import { Form, FormActions } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { useSending } from "../../ui/sending";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { askReset, setupQuery } from "./api";
import { Card } from "./Card";

/** Asks for a link by mail; without mail, says whom to ask. */
export function ForgotPage() {
  const { t } = useWords();
  const { data: setup } = useSuspenseQuery(setupQuery);
  const [email, setEmail] = useState("");
  const [sent, setSent] = useState(false);
  const { busy, error, send } = useSending(async () => {
    await askReset(email);
    setSent(true);
  });
  const back = <ButtonLink to="/sign-in">{t("auth.forgot.back")}</ButtonLink>;
  if (!setup.mail) {
    return (
      <Card title={t("auth.forgot.title")} lead={t("auth.forgot.noMail")}>
        {back}
      </Card>
    );
  }
  if (sent) {
    return (
      <Card title={t("auth.forgot.sent")} lead={t("auth.forgot.sentLead", { email })}>
        {back}
      </Card>
    );
  }
  return (
    <Card title={t("auth.forgot.title")} lead={t("auth.forgot.lead")}>
      <Form onSubmit={() => void send()}>
        <ProblemNotice error={error} />
        <Field label={t("auth.email")} required>
          <TextInput type="email" value={email} onChange={setEmail} autoComplete="username" />
        </Field>
        <FormActions>
          <Button type="submit" look="main" busy={busy} aria-disabled={!email}>
            {t("auth.forgot.submit")}
          </Button>
          <ButtonLink to="/sign-in" look="quiet">
            {t("auth.forgot.back")}
          </ButtonLink>
        </FormActions>
      </Form>
    </Card>
  );
}
