import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Me, meQuery } from "../../api/me";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Form, FormActions } from "../../ui/Form";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { TextInput } from "../../ui/TextInput";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { rename } from "./account";

/** One's own name. Language and theme are in the menu at the foot of the navigation. */
export function Profile({ me }: { me: Me }) {
  const { t } = useWords();
  const tell = useToast();
  const queries = useQueryClient();
  const [name, setName] = useState(me.name);
  const { busy, error, send } = useSending(async () => {
    await rename(me, name);
    await Promise.all([
      queries.invalidateQueries(meQuery),
      queries.invalidateQueries({ queryKey: ["people"] }),
    ]);
    tell({ text: t("auth.account.saved") });
  });
  return (
    <Panel title={t("auth.account.profile")}>
      <Form onSubmit={() => void send()}>
        <ProblemNotice error={fieldOnly(error, ["/name"])} />
        <Field label={t("auth.name")} pointer="/name" error={error} required>
          <TextInput value={name} onChange={setName} autoComplete="name" />
        </Field>
        <FormActions>
          <Button type="submit" busy={busy} disabled={name === me.name}>
            {t("auth.account.save")}
          </Button>
        </FormActions>
      </Form>
    </Panel>
  );
}
