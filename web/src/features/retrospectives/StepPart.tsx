import { type ReactNode, useState } from "react";
import { useDraft } from "../../lib/draft";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Kbd } from "../../ui/Kbd";
import { Markdown } from "../../ui/Markdown";
import { MarkdownField } from "../../ui/MarkdownField";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { useWords } from "../../ui/words";
import { type Retrospective, type Step, type Subject, write } from "./api";
import styles from "./Retrospectives.module.css";
import { useLooking } from "./useLooking";

interface StepPartProps {
  step: Step;
  subject: Subject;
  look: Retrospective;
  may: boolean;
  /** The facts as sentences, to begin with; none where there are none. */
  facts?: string;
  /** What is known, beside the words. */
  children?: ReactNode;
}

/** One step of looking back: what is known on the left, what people say about it on the right. */
export function StepPart({ step, subject, look, may, facts, children }: StepPartProps) {
  const { t } = useWords();
  return (
    <Panel title={t(`retrospectives.steps.${step}`)}>
      <p className={`soft small ${styles.ask}`}>{t(`retrospectives.asks.${step}`)}</p>
      <div className={styles.step}>
        <div className={styles.facts}>{children}</div>
        <Words key={look.version} step={step} subject={subject} look={look} may={may} facts={facts} />
      </div>
    </Panel>
  );
}

function Words({ step, subject, look, may, facts }: StepPartProps) {
  const { t } = useWords();
  const said = look[step];
  const [writing, setWriting] = useState(false);
  if (writing && may)
    return (
      <Writing step={step} subject={subject} look={look} facts={facts} onClose={() => setWriting(false)} />
    );
  return (
    <div className={styles.words}>
      {said ? <Markdown text={said} /> : <p className="soft">{t("retrospectives.nothingSaid")}</p>}
      {may && (
        <Button
          size="small"
          look={said ? "quiet" : "plain"}
          aria-label={t("retrospectives.writeStep", { step: t(`retrospectives.steps.${step}`) })}
          onClick={() => setWriting(true)}
        >
          {t(said ? "retrospectives.edit" : "retrospectives.write")}
        </Button>
      )}
    </div>
  );
}

function Writing({
  step,
  subject,
  look,
  facts,
  onClose,
}: Omit<StepPartProps, "may" | "children"> & { onClose: () => void }) {
  const { t } = useWords();
  const { changed } = useLooking();
  const where = "objectiveId" in subject ? subject.objectiveId : `${subject.teamId}.${look.cycle_id}`;
  const draft = useDraft(`retrospective.${step}.${where}`, look[step] || facts || "");
  const pointer = `/${step}`;
  const sending = useSending(async () => {
    await write(subject, look.version, step, draft.value);
    draft.done(draft.value.trim());
    await changed();
    onClose();
  });
  const leave = () => {
    draft.done(look[step]);
    onClose();
  };
  return (
    <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
      <ProblemNotice error={fieldOnly(sending.error, [pointer])} shown={[pointer]} />
      <Field
        label={t(`retrospectives.steps.${step}`)}
        bare
        pointer={pointer}
        error={sending.error}
        hint={!look[step] && facts ? t("retrospectives.fromFacts") : undefined}
      >
        <MarkdownField
          value={draft.value}
          onChange={draft.set}
          rows={8}
          placeholder={t(`retrospectives.asks.${step}`)}
        />
      </Field>
      <span className={styles.buttons}>
        <Button type="submit" look="main" busy={sending.busy}>
          {t("retrospectives.save")}
        </Button>
        <Button onClick={leave}>{t("ui.confirm.cancel")}</Button>
        <span className="soft small">
          <Kbd combo="mod+enter" />
        </span>
      </span>
    </Form>
  );
}
