import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { CheckIn, Made } from "../../api/checkins";
import type { KeyResult } from "../../api/okr";
import { formatDate, formatInstant } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Form, FormActions } from "../../ui/Form";
import { Kbd } from "../../ui/Kbd";
import { useKey } from "../../ui/keys";
import { Needle } from "../../ui/Needle";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly } from "../../ui/sending";
import type { Status } from "../../ui/status";
import { TextArea } from "../../ui/TextArea";
import { useWords } from "../../ui/words";
import styles from "./CheckInForm.module.css";
import { ConfidenceField } from "./ConfidenceField";
import { LastWords } from "./LastWords";
import { MoreFields } from "./MoreFields";
import { Outlook } from "./Outlook";
import { StepsField } from "./StepsField";
import { doneSteps, isEmpty, numbersOf, withTicks } from "./said";
import { useCheckIn } from "./useCheckIn";
import { usePreview } from "./usePreview";
import { ValueField } from "./ValueField";

const shown = ["/value", "/note", "/blockers", "/next", "/as_of", "/status", "/status_reason"];

export interface CheckInSheetProps {
  keyResult: KeyResult;
  last: CheckIn | null;
  correcting?: CheckIn;
  onSaved: (made: Made) => void;
  round?: boolean;
}

/** Value, confidence, a sentence; the rest behind a key. Everything typed stays until the server has it. */
export function CheckInSheet({ keyResult, last, correcting, onSaved, round }: CheckInSheetProps) {
  const { t, locale } = useWords();
  const { said, set, draft, sending } = useCheckIn(keyResult, correcting, onSaved);
  const preview = usePreview(keyResult.id, numbersOf(withTicks(said, keyResult)));
  const [more, setMore] = useState(Boolean(said.blockers || said.next || said.asOf || said.status));
  const form = useRef<HTMLDivElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const { kind } = keyResult.measure;
  const error = sending.error ?? preview.error;
  const status = (preview.made?.key_result.status ?? keyResult.status) as Status;

  // One begins to type at once; on a phone the keyboard would hide what is to be read first.
  useEffect(() => {
    if (!matchMedia("(pointer: coarse)").matches) firstField(form.current)?.focus();
  }, []);

  const save = () => {
    if (isEmpty(said)) firstField(form.current)?.focus();
    void sending.send();
  };
  const mine = (event: KeyboardEvent | globalThis.KeyboardEvent) =>
    form.current?.contains(event.target as Node) || !document.querySelector("dialog[open]");
  useKey("mod+enter", t(round ? "checkins.keys.saveNext" : "checkins.keys.save"), (event) => {
    // Held down, it would go on to save the next one too.
    if (mine(event) && !event.repeat) save();
  });
  useKey("alt+m", t("checkins.keys.more"), (event) => {
    if (mine(event)) setMore((open) => !open);
  });
  const onConfidence = () =>
    form.current?.querySelector<HTMLInputElement>("input[type=radio]:checked, input[type=radio]")?.focus();

  return (
    <div ref={form} className={styles.sheet}>
      <Needle
        size="big"
        progress={preview.made?.key_result.progress ?? keyResult.progress}
        expected={keyResult.expected}
        status={status}
      />
      {correcting ? (
        <p className={styles.last}>
          {t("checkins.correcting", { on: formatDate(correcting.as_of, locale) })}
        </p>
      ) : (
        <LastWords keyResult={keyResult} last={last} />
      )}
      <Form onSubmit={save}>
        <ProblemNotice
          error={fieldOnly(sending.error, shown)}
          shown={shown}
          retry={sending.error ? () => void sending.send() : undefined}
        />
        <div className={styles.numbers}>
          {(kind === "metric" || kind === "keep") && (
            <ValueField
              keyResult={keyResult}
              value={said.value}
              onChange={(value) => set({ value })}
              made={preview.made}
              error={error}
              onEnter={onConfidence}
            />
          )}
          {kind === "milestone" && (
            <StepsField
              keyResult={keyResult}
              value={said.steps ?? doneSteps(keyResult)}
              onChange={(steps) => set({ steps })}
            />
          )}
          <ConfidenceField
            value={said.confidence}
            onChange={(confidence) => set({ confidence })}
            last={last?.confidence}
            onEnter={() => note.current?.focus()}
          />
        </div>
        {said.asOf && (
          <p className={styles.past}>{t("checkins.past", { on: formatDate(said.asOf, locale) })}</p>
        )}
        <Field label={t("checkins.note")} pointer="/note" error={error}>
          <TextArea ref={note} value={said.note} onChange={(text) => set({ note: text })} rows={2} />
        </Field>
        {more && <MoreFields said={said} set={set} error={error} keyResultId={keyResult.id} />}
        <Outlook before={keyResult} made={preview.made} />
        <FormActions>
          <Button type="submit" look="main" busy={sending.busy}>
            {t(round ? "checkins.saveNext" : "checkins.save")}
          </Button>
          <Kbd combo="mod+enter" />
          <Button look="quiet" aria-expanded={more} onClick={() => setMore(!more)}>
            {t(more ? "checkins.less" : "checkins.more")}
          </Button>
          <Kbd combo="alt+m" />
          {draft.restoredFrom && (
            <span className={styles.restored}>
              {t("checkins.restored", { at: formatInstant(draft.restoredFrom, locale) })}
              <Button look="quiet" size="small" onClick={() => draft.done()}>
                {t("checkins.startOver")}
              </Button>
            </span>
          )}
        </FormActions>
      </Form>
    </div>
  );
}

function firstField(within: HTMLElement | null): HTMLElement | null {
  return within?.querySelector<HTMLElement>("input, textarea") ?? null;
}
