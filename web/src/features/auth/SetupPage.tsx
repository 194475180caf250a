import { useState } from "react";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Form, FormActions } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { setUp } from "./api";
import { Card } from "./Card";
import { PasswordInput } from "./PasswordInput";
import { useEntry } from "./useEntry";

const shown = ["/workspace", "/name", "/email", "/password"];

/** The workspace and its admin, in one form. */
export function SetupPage() {
  const { t, locale } = useWords();
  const enter = useEntry();
  const [workspace, setWorkspace] = useState("");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const { busy, error, send } = useSending(async () => {
    await enter(await setUp({ workspace, name, email, password, lang: locale }));
  });
  return (
    <Card title={t("auth.setup.title")} lead={t("auth.setup.lead")}>
      <Form onSubmit={() => void send()}>
        <ProblemNotice error={fieldOnly(error, shown)} shown={shown} />
        <Field
          label={t("auth.setup.workspace")}
          hint={t("auth.setup.workspaceHint")}
          pointer="/workspace"
          error={error}
          required
        >
          <TextInput value={workspace} onChange={setWorkspace} autoComplete="organization" />
        </Field>
        <Field label={t("auth.name")} pointer="/name" error={error} required>
          <TextInput value={name} onChange={setName} autoComplete="name" />
        </Field>
        <Field label={t("auth.email")} pointer="/email" error={error} required>
          <TextInput type="email" value={email} onChange={setEmail} autoComplete="username" />
        </Field>
        <Field
          label={t("auth.password")}
          hint={t("auth.passwordHint")}
          pointer="/password"
          error={error}
          required
        >
          <PasswordInput value={password} onChange={setPassword} autoComplete="new-password" />
        </Field>
        <FormActions>
          <Button type="submit" look="main" busy={busy}>
            {t("auth.setup.submit")}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
