import { useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { TextArea } from "../../ui/TextArea";
import { useWords } from "../../ui/words";
import { amendItem, type Item, type Meeting } from "./api";
import { useMeeting } from "./useMeeting";

/** Tells what came of a promise: kept or dropped, with words. Of an action, its own page tells. */
export function PromiseActs({ item, meeting }: { item: Item; meeting: Meeting }) {
  const { t } = useWords();
  const acts = useMeeting(meeting);
  const [to, setTo] = useState<"kept" | "dropped" | null>(null);
  if (item.action_id) return null;
  if (item.state !== "promised")
    return (
      <Button size="small" look="quiet" onClick={() => void acts.amend(item, { state: "promised" })}>
        {t("meetings.items.reopen")}
      </Button>
    );
  return (
    <>
      <Button size="small" look="quiet" onClick={() => setTo("kept")}>
        {t("meetings.items.keep")}
      </Button>
      <Button size="small" look="quiet" onClick={() => setTo("dropped")}>
        {t("meetings.items.dropIt")}
      </Button>
      {to && <CameOf item={item} to={to} onClose={() => setTo(null)} onDone={acts.told} />}
    </>
  );
}

interface CameOfProps {
  item: Item;
  to: "kept" | "dropped";
  onClose: () => void;
  onDone: () => void;
}

function CameOf({ item, to, onClose, onDone }: CameOfProps) {
  const { t } = useWords();
  const [words, setWords] = useState(item.came_of ?? "");
  const sending = useSending(async () => {
    await amendItem(item, { state: to, came_of: words });
    onClose();
    onDone();
  });
  return (
    <Dialog
      open
      keep={words !== ""}
      title={t("meetings.items.cameOfTitle", { words: item.words })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("meetings.items.cancel")}</Button>
          <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
            {t(to === "kept" ? "meetings.items.keep" : "meetings.items.dropIt")}
          </Button>
        </>
      }
    >
      <ProblemNotice error={fieldOnly(sending.error, ["/came_of"])} shown={["/came_of"]} />
      <Field
        label={t(to === "kept" ? "meetings.items.cameOf" : "meetings.items.why")}
        pointer="/came_of"
        error={sending.error}
        required={to === "dropped"}
      >
        <TextArea value={words} onChange={setWords} rows={3} />
      </Field>
    </Dialog>
  );
}
