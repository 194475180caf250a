import { useState } from "react";
import { can } from "../../api/can";
import type { Problem } from "../../api/problems";
import { useDraft } from "../../lib/draft";
import { useOpened } from "../../lib/opened";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Markdown } from "../../ui/Markdown";
import { MarkdownField } from "../../ui/MarkdownField";
import { useWords } from "../../ui/words";
import styles from "./Sheet.module.css";
import { useProblems } from "./useProblems";

/** What there is to say of a problem, in Markdown; changed where it stands. */
export function DetailPart({ problem }: { problem: Problem }) {
  const { t } = useWords();
  const [writing, setWriting] = useState(false);
  if (writing) return <Writing problem={problem} onClose={() => setWriting(false)} />;
  const may = can(problem, "problem.update");
  if (!problem.detail && !may) return null;
  return (
    <section className={styles.part} aria-label={t("problems.detail")}>
      {problem.detail && <Markdown text={problem.detail} />}
      {may && (
        <Button size="small" look="quiet" onClick={() => setWriting(true)}>
          {t(problem.detail ? "problems.changeDetail" : "problems.writeDetail")}
        </Button>
      )}
    </section>
  );
}

function Writing({ problem, onClose }: { problem: Problem; onClose: () => void }) {
  const { t } = useWords();
  const { change } = useProblems();
  const [refused, setRefused] = useState(false);
  const opened = useOpened(problem, refused);
  const draft = useDraft(`problem.detail.${problem.id}`, problem.detail ?? "");
  const [busy, setBusy] = useState(false);
  const leave = () => {
    draft.done();
    onClose();
  };
  const save = async () => {
    setBusy(true);
    if (draft.value === (opened.detail ?? "") || (await change(opened, { detail: draft.value })))
      return leave();
    setRefused(true);
    setBusy(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the field within
    <div
      className={styles.part}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save();
      }}
    >
      <Field label={t("problems.detail")}>
        <MarkdownField value={draft.value} onChange={draft.set} rows={4} />
      </Field>
      <div className={styles.acts}>
        <Button size="small" look="main" busy={busy} onClick={() => void save()}>
          {t("problems.save")}
        </Button>
        <Button size="small" onClick={leave}>
          {t("problems.cancel")}
        </Button>
      </div>
    </div>
  );
}
