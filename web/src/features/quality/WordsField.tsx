import type { Objective } from "../../api/okr";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { MarkdownField } from "../../ui/MarkdownField";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { TextArea } from "../../ui/TextArea";
import { WordingHints } from "../../ui/WordingHints";
import { useWords } from "../../ui/words";
import styles from "./Guide.module.css";
import { useWordsSaved, type WordsOf } from "./useWordsSaved";

/** A text of the objective that saves itself while it is written, with hints on its wording. */
export function WordsField({ objective, field }: { objective: Objective; field: WordsOf }) {
  const { t } = useWords();
  const words = useWordsSaved(objective, field);
  const told = {
    same: "",
    typing: words.restored ? "quality.words.restored" : "",
    saving: "quality.words.saving",
    saved: "quality.words.saved",
    failed: "",
  }[words.state];
  const shared = { value: words.value, onChange: words.set, onBlur: words.now };
  return (
    <div>
      <Field
        label={t(`quality.words.${field}`)}
        hint={field === "title" ? t("quality.words.titleHint") : undefined}
        pointer={`/${field}`}
        error={words.error}
        required={field === "title"}
      >
        {field === "title" ? (
          <TextArea {...shared} rows={2} maxLength={500} />
        ) : (
          <MarkdownField value={words.value} onChange={words.set} />
        )}
      </Field>
      <div className={styles.saved} role="status">
        {told && t(told)}
        {words.undo && (
          <Button size="small" look="quiet" onClick={words.undo}>
            {t("quality.words.undo")}
          </Button>
        )}
      </div>
      <ProblemNotice error={words.error} shown={[`/${field}`]} retry={words.now} />
      {words.theirs !== null && (
        <div role="alert">
          <p>{t("quality.words.theirs", { words: words.theirs })}</p>
          <div className={styles.row}>
            <Button size="small" onClick={words.takeTheirs}>
              {t("quality.words.takeTheirs")}
            </Button>
            <Button size="small" look="main" onClick={words.keepMine}>
              {t("quality.words.keepMine")}
            </Button>
          </div>
        </div>
      )}
      {field === "title" && <WordingHints text={words.value} kind="objective" onTake={words.set} />}
    </div>
  );
}
