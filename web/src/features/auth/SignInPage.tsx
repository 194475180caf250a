import { Link, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { ApiProblem } from "../../api/problem";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Form, FormActions } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { signIn } from "./api";
import { Card } from "./Card";
import { PasswordInput } from "./PasswordInput";
import { useEntry } from "./useEntry";

/** E-mail and password; then, where there is a second factor, its code. */
export function SignInPage() {
  const { t } = useWords();
  const enter = useEntry();
  const { to } = useSearch({ from: "/outside/sign-in" });
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [asked, setAsked] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const { busy, error, setError, send } = useSending(async (code?: string) => {
    try {
      await enter(await signIn({ email, password, ...(code ? { code } : {}) }), to);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem) || thrown.code !== "auth.code_needed") throw thrown;
      setAsked(true);
    }
  });
  if (asked) {
    return (
      <CodeStep
        busy={busy}
        error={error}
        send={send}
        back={() => {
          setAsked(false);
          setPassword("");
          setError(null);
        }}
      />
    );
  }
  return (
    <Card title={t("auth.signIn.title")}>
      <Form onSubmit={() => void send()}>
        <ProblemNotice error={error} />
        <Field label={t("auth.email")} required>
          <TextInput ref={first} type="email" value={email} onChange={setEmail} autoComplete="username" />
        </Field>
        <Field label={t("auth.password")} required>
          <PasswordInput value={password} onChange={setPassword} autoComplete="current-password" />
        </Field>
        <FormActions>
          <Button type="submit" look="main" busy={busy}>
            {t("auth.signIn.submit")}
          </Button>
          <Link to="/forgot">{t("auth.signIn.forgot")}</Link>
        </FormActions>
      </Form>
    </Card>
  );
}

interface CodeStepProps {
  busy: boolean;
  error: unknown;
  send: (code: string) => Promise<void>;
  back: () => void;
}

function CodeStep({ busy, error, send, back }: CodeStepProps) {
  const { t } = useWords();
  const [code, setCode] = useState("");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <Card title={t("auth.signIn.codeTitle")} lead={t("auth.signIn.codeLead")}>
      <Form onSubmit={() => void send(code)}>
        <ProblemNotice error={fieldOnly(error, ["/code"])} />
        <Field label={t("auth.signIn.code")} pointer="/code" error={error} required>
          <TextInput
            ref={input}
            value={code}
            onChange={setCode}
            autoComplete="one-time-code"
            spellCheck={false}
          />
        </Field>
        <FormActions>
          <Button type="submit" look="main" busy={busy}>
            {t("auth.signIn.codeSubmit")}
          </Button>
          <Button look="quiet" onClick={back}>
            {t("auth.signIn.back")}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
