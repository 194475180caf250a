import { useDraft } from "../../lib/draft";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Form, FormActions } from "../../ui/Form";
import { Kbd } from "../../ui/Kbd";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { TextArea } from "../../ui/TextArea";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import type { Review, Scored, Scoring } from "./api";
import { Result } from "./Result";
import styles from "./Reviews.module.css";

interface ScoreFormProps {
  review: Review;
  as: "self" | "confirm";
  onSend: (given: Scoring) => Promise<void>;
}

/** What stands in the fields before anybody types: the owner's score for the reviewer, else what the numbers suggest. */
const before = (as: ScoreFormProps["as"], scored: Scored) =>
  ((as === "self" ? scored.self : (scored.reviewer ?? scored.self)) ?? scored.suggested)?.typed ?? "";

/** A score and words for each key result; Ctrl+Enter sends and goes on to the next objective. */
export function ScoreForm({ review, as, onSend }: ScoreFormProps) {
  const { t } = useWords();
  const list = review.scores ?? [];
  const draft = useDraft<Scoring>(`review.${as}.${review.scale}.${review.objective_id}.${review.version}`, {
    scores: list.map((scored) => ({
      key_result_id: scored.key_result.id,
      typed: before(as, scored),
      words: (as === "self" ? scored.self_words : scored.reviewer_words) ?? "",
    })),
    words: (as === "self" ? review.self_words : review.reviewer_words) ?? "",
  });
  const { scores, words } = draft.value;
  const sending = useSending(async () => {
    await onSend(draft.value);
    draft.done();
  });
  const set = (i: number, part: Partial<Scoring["scores"][number]>) =>
    draft.set({ ...draft.value, scores: scores.map((each, k) => (k === i ? { ...each, ...part } : each)) });
  const shown = ["/words", ...scores.flatMap((_, i) => [`/scores/${i}/typed`, `/scores/${i}/words`])];
  return (
    <Panel title={t(as === "self" ? "reviews.scoreSelf" : "reviews.confirm")}>
      <p className="soft small">{t(as === "self" ? "reviews.selfHint" : "reviews.confirmHint")}</p>
      <p className="soft small">{t(`reviews.scale.${review.scale}.words`)}</p>
      <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
        <ProblemNotice error={fieldOnly(sending.error, shown)} shown={shown} />
        <ul className={styles.results}>
          {list.map((scored, i) => (
            <Result key={scored.key_result.id} scored={scored}>
              <div className={styles.fields}>
                <Field
                  label={t("reviews.score", { title: scored.key_result.title })}
                  bare
                  pointer={`/scores/${i}/typed`}
                  error={sending.error}
                >
                  <TextInput
                    inputMode="decimal"
                    placeholder={t(`reviews.scale.${review.scale}.placeholder`)}
                    value={scores[i]?.typed ?? ""}
                    onChange={(typed) => set(i, { typed })}
                  />
                </Field>
                <Field
                  label={t("reviews.words", { title: scored.key_result.title })}
                  bare
                  pointer={`/scores/${i}/words`}
                  error={sending.error}
                >
                  <TextArea
                    rows={2}
                    placeholder={t(as === "self" ? "reviews.selfWordsHint" : "reviews.confirmWordsHint")}
                    value={scores[i]?.words ?? ""}
                    onChange={(said) => set(i, { words: said })}
                  />
                </Field>
              </div>
            </Result>
          ))}
        </ul>
        <Field label={t("reviews.wholeWords")} pointer="/words" error={sending.error}>
          <TextArea rows={3} value={words} onChange={(said) => draft.set({ ...draft.value, words: said })} />
        </Field>
        <FormActions>
          <Button type="submit" look="main" busy={sending.busy}>
            {t(as === "self" ? "reviews.sendSelf" : "reviews.sendConfirm")}
          </Button>
          <span className="soft small">
            <Kbd combo="mod+enter" />
          </span>
        </FormActions>
      </Form>
    </Panel>
  );
}
