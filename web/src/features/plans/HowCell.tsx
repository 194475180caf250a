import { useEffect, useRef, useState } from "react";
import { can } from "../../api/can";
import { useDraft } from "../../lib/draft";
import { useOpened } from "../../lib/opened";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Markdown } from "../../ui/Markdown";
import { MarkdownField } from "../../ui/MarkdownField";
import { useWords } from "../../ui/words";
import type { Action } from "./api";
import styles from "./Plan.module.css";
import { useActions } from "./useActions";

/** How it is done, in Markdown; changed where it stands. Ctrl+Enter saves, Escape leaves it as it was. */
export function HowCell({ action }: { action: Action }) {
  const { t } = useWords();
  const [writing, setWriting] = useState(false);
  if (writing) return <HowInput action={action} onClose={() => setWriting(false)} />;
  const mayEdit = can(action, "action.update");
  return (
    <div className={styles.how}>
      {action.how ? (
        <Markdown text={action.how} />
      ) : (
        !mayEdit && <p className={styles.soft}>{t("plans.noHow")}</p>
      )}
      {mayEdit && (
        <button
          type="button"
          className={`${styles.press} ${styles.soft} ${styles.offPaper}`}
          aria-label={t("plans.howOf", { title: action.title })}
          onClick={() => setWriting(true)}
        >
          {t(action.how ? "plans.changeHow" : "plans.writeHow")}
        </button>
      )}
    </div>
  );
}

function HowInput({ action, onClose }: { action: Action; onClose: () => void }) {
  const { t } = useWords();
  const { change } = useActions();
  const [refused, setRefused] = useState(false);
  const opened = useOpened(action, refused);
  const draft = useDraft(`plan.how.${action.id}`, action.how ?? "");
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector("textarea")?.focus(), []);
  const leave = () => {
    // The field goes away: the keys go on from its row.
    box.current?.closest<HTMLElement>("[data-row]")?.focus();
    draft.done();
    onClose();
  };
  const save = async () => {
    if (busy) return;
    setBusy(true);
    if (draft.value === (opened.how ?? "") || (await change(opened, { how: draft.value }))) return leave();
    setRefused(true);
    setBusy(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the field within
    <div
      ref={box}
      className={styles.writing}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save();
        if (event.key === "Escape") leave();
      }}
    >
      <Field label={t("plans.howOf", { title: action.title })} hint={t("plans.howHint")} bare>
        <MarkdownField value={draft.value} onChange={draft.set} rows={4} />
      </Field>
      <div className={styles.buttons}>
        <Button size="small" look="main" busy={busy} onClick={() => void save()}>
          {t("plans.save")}
        </Button>
        <Button size="small" onClick={leave}>
          {t("plans.cancel")}
        </Button>
      </div>
    </div>
  );
}
