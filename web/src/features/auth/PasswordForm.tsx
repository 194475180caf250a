import { useState } from "react";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Form, FormActions } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { useWords } from "../../ui/words";
import { PasswordInput } from "./PasswordInput";

export interface PasswordFormProps {
  /** Whose password it is, for password keepers. */
  email: string;
  verb: string;
  send: (password: string) => Promise<unknown>;
}

/** Sets a password by a one-time link. */
export function PasswordForm({ email, verb, send }: PasswordFormProps) {
  const { t } = useWords();
  const [password, setPassword] = useState("");
  const sending = useSending(() => send(password));
  return (
    <Form onSubmit={() => void sending.send()}>
      <ProblemNotice error={fieldOnly(sending.error, ["/password"])} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field
        label={t("auth.password")}
        hint={t("auth.passwordHint")}
        pointer="/password"
        error={sending.error}
        required
      >
        <PasswordInput value={password} onChange={setPassword} autoComplete="new-password" />
      </Field>
      <FormActions>
        <Button type="submit" look="main" busy={sending.busy}>
          {verb}
        </Button>
      </FormActions>
    </Form>
  );
}
