import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { can } from "../../api/can";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Icon } from "../../ui/Icon";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { type Cause, nameCause, type Subject } from "./api";
import styles from "./Retrospectives.module.css";
import { useHeldUp } from "./useHeldUp";
import { useLooking } from "./useLooking";

interface CausesProps {
  subject: Subject;
  causes: readonly Cause[];
  may: boolean;
}

/** Causes as people name them, those with the most votes first. One vote a person for each. */
export function Causes({ subject, causes, may }: CausesProps) {
  const { t } = useWords();
  const { changed } = useLooking();
  const [words, setWords] = useState("");
  const sending = useSending(async () => {
    await nameCause(subject, words);
    setWords("");
    await changed();
  });
  return (
    <section className={styles.part}>
      <h3>{t("retrospectives.causes")}</h3>
      <p className="soft small">{t("retrospectives.causesHint")}</p>
      {causes.length > 0 && (
        <ol className={styles.list}>
          {causes.map((cause) => (
            <CauseRow key={cause.id} cause={cause} />
          ))}
        </ol>
      )}
      {may && (
        <Form className={styles.add} onSubmit={() => void sending.send()}>
          <ProblemNotice error={fieldOnly(sending.error, ["/words"])} shown={["/words"]} />
          <div className={styles.addRow}>
            <Field label={t("retrospectives.newCause")} bare pointer="/words" error={sending.error}>
              <TextInput value={words} onChange={setWords} placeholder={t("retrospectives.newCauseHint")} />
            </Field>
            <Button type="submit" busy={sending.busy}>
              {t("retrospectives.addCause")}
            </Button>
          </div>
        </Form>
      )}
    </section>
  );
}

/** A cause with its votes; `elsewhere` shows one that was named of an objective, and leads there. */
export function CauseRow({ cause, elsewhere }: { cause: Cause; elsewhere?: boolean }) {
  const { t } = useWords();
  const { vote, removeCause } = useLooking();
  const heldUp = useHeldUp();
  const count = t("retrospectives.votes", { count: cause.votes });
  return (
    <li className={styles.cause}>
      {can(cause, "cause.vote") ? (
        <button
          type="button"
          className={styles.vote}
          aria-pressed={cause.voted}
          aria-label={t("retrospectives.voteFor", { words: cause.words, count: cause.votes })}
          onClick={() => vote(cause, !cause.voted)}
        >
          <Icon name="check" size={14} />
          {cause.votes}
        </button>
      ) : (
        <span className={styles.count}>{count}</span>
      )}
      <span className={styles.causeWords}>
        {elsewhere && cause.objective_id ? (
          <Link to="/review/$objectiveId/retrospective" params={{ objectiveId: cause.objective_id }}>
            {cause.words}
          </Link>
        ) : (
          cause.words
        )}{" "}
        <span className="soft small">
          {[cause.author_name, heldUp(cause.held_up)].filter(Boolean).join(" · ")}
        </span>
      </span>
      {can(cause, "cause.delete") && !elsewhere && (
        <Button
          size="small"
          look="quiet"
          aria-label={t("retrospectives.removeCause", { words: cause.words })}
          onClick={() => removeCause(cause)}
        >
          <Icon name="close" size={14} />
        </Button>
      )}
    </li>
  );
}
