import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { newKey } from "../../api/client";
import { isTransient } from "../../api/problem";
import { formatDate } from "../../lib/dates";
import { useDraft } from "../../lib/draft";
import { formatDecimal } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { NumberInput } from "../../ui/NumberInput";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { TextArea } from "../../ui/TextArea";
import { useWords } from "../../ui/words";
import { checkInByLetter, type SheetLine } from "./links";
import styles from "./Settings.module.css";

const levels = Array.from({ length: 11 }, (_, n) => `${10 - n}`);

/** One key result: its value or steps, how sure one is, and a sentence. */
export function SheetLineForm({ token, line: first }: { token: string; line: SheetLine }) {
  const { t, locale } = useWords();
  const [line, setLine] = useState(first);
  const draft = useDraft(`letter.${first.key_result_id}`, {
    value: "",
    steps: first.steps.filter((s) => s.done).map((s) => s.id),
    confidence: first.confidence === undefined ? "" : `${first.confidence}`,
    note: "",
  });
  const typed = draft.value;
  const set = (part: Partial<typeof typed>) => draft.set({ ...typed, ...part });
  const milestone = line.kind === "milestone";
  const ready = milestone || typed.value.trim() !== "";
  // Sent again after a broken connection it is still one check-in.
  const key = useRef(newKey());
  const send = useMutation({
    mutationFn: () =>
      checkInByLetter(
        token,
        {
          key_result_id: line.key_result_id,
          value: milestone ? undefined : typed.value,
          steps_done: milestone ? typed.steps : undefined,
          confidence: typed.confidence === "" ? undefined : Number(typed.confidence),
          note: typed.note || undefined,
        },
        key.current,
      ),
    onError: (error) => {
      if (!isTransient(error)) key.current = newKey();
    },
    onSuccess: (made) => {
      key.current = newKey();
      draft.done();
      setLine(made);
    },
  });
  const told = line.current
    ? t("notices.update.now", {
        value: formatDecimal(line.current, { locale, unit: line.unit }),
        on: formatDate(line.checked_on, locale),
      })
    : t("notices.update.never");
  const aim = line.target
    ? ` · ${t("notices.update.aim", { value: formatDecimal(line.target, { locale, unit: line.unit }) })}`
    : "";
  return (
    <section className={styles.line}>
      <h2>{line.title}</h2>
      <p className="soft small">{milestone ? line.objective : `${line.objective} · ${told}${aim}`}</p>
      {send.isSuccess ? (
        <p role="status">{t("notices.update.done")}</p>
      ) : (
        <Form
          onSubmit={() => ready && send.mutate()}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            event.currentTarget.requestSubmit();
          }}
        >
          <ProblemNotice error={send.error} shown={["/value"]} />
          {milestone ? (
            <div className={styles.steps}>
              {line.steps.map((step) => (
                <Checkbox
                  key={step.id}
                  checked={typed.steps.includes(step.id)}
                  onChange={(done) =>
                    set({
                      steps: done ? [...typed.steps, step.id] : typed.steps.filter((id) => id !== step.id),
                    })
                  }
                >
                  {step.title}
                </Checkbox>
              ))}
            </div>
          ) : (
            <Field label={t("notices.update.value")} pointer="/value" error={send.error}>
              <NumberInput value={typed.value} onChange={(value) => set({ value })} unit={line.unit} />
            </Field>
          )}
          <Field label={t("notices.update.confidence")}>
            <Select
              value={typed.confidence}
              options={[
                { value: "", label: t("notices.update.unsaid") },
                ...levels.map((n) => ({ value: n, label: n })),
              ]}
              onChange={(confidence) => set({ confidence })}
            />
          </Field>
          <Field label={t("notices.update.note")}>
            <TextArea value={typed.note} onChange={(note) => set({ note })} />
          </Field>
          <div className={styles.send}>
            <Button look="main" type="submit" busy={send.isPending} disabled={!ready}>
              {t("notices.update.send")}
            </Button>
          </div>
        </Form>
      )}
    </section>
  );
}
