import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { newKey } from "../../api/client";
import { okrChanged } from "../../api/okr";
import { isTransient } from "../../api/problem";
import { addDays, formatDate, today } from "../../lib/dates";
import { useDraft } from "../../lib/draft";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { MentionLine } from "../../ui/MentionLine";
import { useMe } from "../../ui/me";
import { nothingWritten, type Written } from "../../ui/mention";
import { searchPeople } from "../../ui/PersonPicker";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { useWords } from "../../ui/words";
import { addAction } from "./api";
import styles from "./Plan.module.css";
import { readQuick } from "./quick";

const SHOWN = ["/title", "/owner_id", "/due_on"];

/** One line at the foot of a list: what is to be done, by @whom, until when; Enter, the next one. */
export function QuickAdd({ keyResultId, dueOn }: { keyResultId: string; dueOn?: string }) {
  const { t, locale } = useWords();
  const me = useMe();
  const queries = useQueryClient();
  const line = useDraft<Written>(`plan.line.${keyResultId}`, nothingWritten);
  const key = useRef(newKey());
  const usual = dueOn && dueOn >= today() ? dueOn : addDays(today(), 14);
  const read = readQuick(line.value.text, today());
  const chosen = line.value.called.find((c) => c.name === read.name);

  /** Whom the name means: who was chosen, or the only one that is called so. */
  const owner = async (): Promise<string> => {
    if (!read.name) return me.id;
    if (chosen) return chosen.id;
    const called = (await searchPeople(read.name, new AbortController().signal)).filter(
      (p) => p.label === read.name,
    );
    const [only] = called;
    if (called.length === 1 && only) return only.value;
    throw t(called.length === 0 ? "plans.quick.nobody" : "plans.quick.several", { name: read.name });
  };
  const sending = useSending(async () => {
    if (!read.title) return;
    try {
      const body = { title: read.title, owner_id: await owner(), due_on: read.due ?? usual };
      await addAction(keyResultId, body, key.current);
      key.current = newKey();
    } catch (error) {
      // A refused try left nothing behind; one without an answer may have, so its key stays.
      if (!isTransient(error)) key.current = newKey();
      throw error;
    }
    line.done(nothingWritten);
    await okrChanged(queries);
  });
  const error = sending.error;
  return (
    <Form className={styles.quick} onSubmit={() => void sending.send()}>
      {typeof error !== "string" && <ProblemNotice error={fieldOnly(error, SHOWN)} shown={SHOWN} />}
      <Field
        label={t("plans.addHere")}
        hint={
          read.name || read.due
            ? t("plans.quick.read", {
                title: read.title || "…",
                name: read.name ?? me.name,
                day: formatDate(read.due ?? usual, locale),
              })
            : t("plans.addHint")
        }
        pointer="/title"
        error={error}
        bare
      >
        <MentionLine value={line.value} onChange={line.set} placeholder={t("plans.addHere")} />
      </Field>
    </Form>
  );
}
