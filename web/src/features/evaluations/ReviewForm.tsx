import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
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
import { useWords } from "../../ui/words";
import { type Answers, type FormOf, type FormPlan, previewQuery, type Section } from "./api";
import styles from "./Evaluations.module.css";
import { GroupError } from "./GroupError";
import { LevelChoice } from "./LevelChoice";
import { RatingLines } from "./RatingLines";

/** What is being written: a level for each section once one is chosen (0: can't judge), and words. */
interface Written {
  levels: Partial<Record<Section, number>>;
  words: Partial<Record<Section, string>>;
  whole: string;
}

const began = (one: FormOf): Written => ({
  levels: Object.fromEntries(one.answers?.sections.map((each) => [each.section, each.level ?? 0]) ?? []),
  words: Object.fromEntries(one.answers?.sections.map((each) => [each.section, each.words ?? ""]) ?? []),
  whole: one.answers?.words ?? "",
});

interface ReviewFormProps {
  one: FormOf;
  plan: FormPlan;
  onSend: (answers: Answers) => Promise<unknown>;
}

/** A level and words for each section; what it comes to is worked out beside, line by line. */
export function ReviewForm({ one, plan, onSend }: ReviewFormProps) {
  const { t } = useWords();
  const draft = useDraft<Written>(`evaluation.${one.id}.${one.version}`, began(one));
  const { levels, words, whole } = draft.value;
  const judged = plan.parts.filter((part) => part.section !== "okr");
  const sections = judged
    .filter((part) => levels[part.section] !== undefined)
    .map(({ section }) => ({
      section,
      level: levels[section] || undefined,
      words: words[section] || undefined,
    }));
  const place = (section: Section) => sections.findIndex((each) => each.section === section);
  const sending = useSending(async () => {
    await onSend({ sections, words: whole || undefined });
    draft.done();
  });
  const shown = ["/sections", "/words", ...sections.map((_, i) => `/sections/${i}/words`)];
  const by = one.kind === "self" ? "self" : "other";
  return (
    <Panel title={t("evaluations.write")}>
      <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
        <p className="soft small">{t("evaluations.draftHint")}</p>
        {(one.kind === "peer" || one.kind === "cross") && (
          <p className="soft small">{t("evaluations.colleagueNote")}</p>
        )}
        {plan.parts.map((part) => {
          const name = t(`evaluations.section.${part.section}`);
          if (part.section === "okr") return <Results key="okr" one={one} weight={part.weight} />;
          return (
            <div key={part.section} className={styles.section}>
              <h3>
                {name} <span className="soft">{part.weight}%</span>
              </h3>
              <p className="soft small">{part.words || t(`evaluations.asks.${by}.${part.section}`)}</p>
              <LevelChoice
                label={t("evaluations.levelOf", { name })}
                levels={plan.levels}
                value={levels[part.section]}
                onChange={(level) =>
                  draft.set({ ...draft.value, levels: { ...levels, [part.section]: level } })
                }
              />
              <Field
                bare
                label={t("evaluations.saidOf", { name })}
                pointer={`/sections/${place(part.section)}/words`}
                error={sending.error}
              >
                <TextArea
                  rows={2}
                  placeholder={t("evaluations.saidHint")}
                  value={words[part.section] ?? ""}
                  onChange={(text) =>
                    draft.set({ ...draft.value, words: { ...words, [part.section]: text } })
                  }
                />
              </Field>
            </div>
          );
        })}
        <Field label={t("evaluations.wholeWords")} pointer="/words" error={sending.error}>
          <TextArea rows={3} value={whole} onChange={(text) => draft.set({ ...draft.value, whole: text })} />
        </Field>
        {one.rating && <Live one={one} plan={plan} sections={sections} />}
        <ProblemNotice error={fieldOnly(sending.error, shown)} shown={shown} />
        <GroupError error={sending.error} pointer="/sections" />
        <FormActions>
          <Button type="submit" look="main" busy={sending.busy}>
            {t("evaluations.handIn")}
          </Button>
          <span className="soft small">
            <Kbd combo="mod+enter" />
          </span>
        </FormActions>
      </Form>
    </Panel>
  );
}

/** OKR results aren't judged anew: where their grade comes from. */
function Results({ one, weight }: { one: FormOf; weight: number }) {
  const { t } = useWords();
  return (
    <div className={styles.section}>
      <h3>
        {t("evaluations.section.okr")} <span className="soft">{weight}%</span>
      </h3>
      <p className="soft small">
        {one.rating
          ? one.rating.score
            ? t("evaluations.scored", { score: one.rating.score })
            : t("evaluations.unscored")
          : t("evaluations.notYours")}
      </p>
    </div>
  );
}

function Live({ one, plan, sections }: { one: FormOf; plan: FormPlan; sections: Answers["sections"] }) {
  const { t } = useWords();
  const preview = useQuery(previewQuery(one.id, useDeferredValue(sections)));
  const rating = preview.data?.rating ?? one.rating;
  return (
    <div className={styles.section}>
      <h3>{t("evaluations.comesTo")}</h3>
      <ProblemNotice error={preview.error} retry={() => void preview.refetch()} />
      {rating && <RatingLines plan={plan} rating={rating} />}
    </div>
  );
}
