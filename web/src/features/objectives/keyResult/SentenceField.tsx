import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { cyclesQuery } from "../../../api/cycles";
import type { Objective } from "../../../api/okr";
import { readingQuery } from "../../../api/reading";
import { Button } from "../../../ui/Button";
import { Field } from "../../../ui/Field";
import { TextInput } from "../../../ui/TextInput";
import { useWords } from "../../../ui/words";
import styles from "./Edit.module.css";
import { emptyForm, formOfOffer, type ResultForm } from "./form";
import { KeyResultDialog } from "./KeyResultDialog";

/** A key result written as a sentence: it is read, and what it leaves open is asked for. Several metrics make several. */
export function SentenceField({ objective }: { objective: Objective }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const cycles = useQuery(cyclesQuery);
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [queue, setQueue] = useState<ResultForm[]>([]);
  const cycle = cycles.data?.find((c) => c.id === objective.cycle_id) ?? null;
  const empty = emptyForm(objective, cycle);

  const read = async () => {
    const sentence = text.trim();
    if (!sentence || busy) return;
    setBusy(true);
    setError(null);
    try {
      const reading = await queries.fetchQuery(readingQuery(sentence));
      const offers = reading.objectives.flatMap((o) => o.key_results).flatMap((kr) => kr.offers);
      const forms = offers.map((offer) => formOfOffer(empty, offer, ""));
      setQueue(forms.length > 0 ? forms : [{ ...empty, title: sentence }]);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const next = () => {
    setQueue((rest) => rest.slice(1));
    if (queue.length <= 1) setText("");
  };

  return (
    <>
      <form
        className={styles.sentence}
        onSubmit={(event) => {
          event.preventDefault();
          void read();
        }}
      >
        <Field label={t("objectives.edit.sentence")} bare pointer="/text" error={error}>
          <TextInput value={text} onChange={setText} placeholder={t("objectives.edit.sentenceExample")} />
        </Field>
        <Button type="submit" look="main" busy={busy} disabled={text.trim() === ""}>
          {t("objectives.edit.read")}
        </Button>
        <Button onClick={() => setQueue([empty])}>{t("objectives.edit.byHand")}</Button>
      </form>
      {queue[0] && (
        <KeyResultDialog
          key={queue.length}
          objective={objective}
          initial={queue[0]}
          onClose={() => setQueue([])}
          onSaved={next}
        />
      )}
    </>
  );
}
