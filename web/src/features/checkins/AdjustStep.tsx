import { useState } from "react";
import type { Made } from "../../api/checkins";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Drawer } from "../../ui/Drawer";
import { Kbd } from "../../ui/Kbd";
import { useKey } from "../../ui/keys";
import { Slot } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { ActionAtOnce } from "./ActionAtOnce";
import styles from "./AdjustStep.module.css";

/** From a check-in that lags to a changed plan, in one step: a new action, a moved date, a revision. */
export function AdjustStep({ made, byKey }: { made: Made; byKey?: boolean }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const words = wordsOf(made);
  return (
    <div className={styles.step}>
      <span className={styles.words}>{t("checkins.adjust.lags")}</span>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("checkins.adjust.plan")}
      </Button>
      {byKey && <Hotkey act={() => setOpen(true)} />}
      <ButtonLink
        size="small"
        to={`/okrs/${made.objective.id}` as string}
        search={{ kr: made.key_result_id, revise: "1", reason: words || undefined } as never}
      >
        {t("checkins.adjust.revise")}
      </ButtonLink>
      <Drawer
        open={open}
        title={t("checkins.adjust.title", { title: made.key_result.title })}
        onClose={() => setOpen(false)}
      >
        <div className={styles.drawer}>
          {words && <blockquote className={styles.quote}>{words}</blockquote>}
          <ActionAtOnce made={made} how={words} />
          <Slot name="plan" keyResultId={made.key_result_id} />
        </div>
      </Drawer>
    </div>
  );
}

/** Changes the plan from wherever one writes: the next form has the focus by then. */
function Hotkey({ act }: { act: () => void }) {
  const { t } = useWords();
  useKey("alt+p", t("checkins.keys.adjust"), () => {
    if (!document.querySelector("dialog[open]")) act();
  });
  return <Kbd combo="alt+p" />;
}

/** What was said in the check-in, as the reason for what is changed now. */
function wordsOf(made: Made): string {
  return [made.note, made.blockers].filter(Boolean).join("\n");
}
