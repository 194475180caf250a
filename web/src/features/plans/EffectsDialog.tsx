import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { okrChanged } from "../../api/okr";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { useWords } from "../../ui/words";
import { type Action, type ActionBody, adjustAction, type Effects, effectsOf } from "./api";
import { EffectsShown } from "./EffectsShown";
import { useActions } from "./useActions";

export interface EffectsDialogProps {
  action: Action;
  /** What is to be saved, with the new dates. */
  body: ActionBody;
  onClose: () => void;
  onSaved?: () => void;
  /** Takes what was refused to where it was typed; left out, it is said here. */
  onRefused?: (error: unknown) => void;
}

const harmless = (e: Effects) => e.clashes.length === 0 && e.beyond === 0 && e.dependents.length === 0;

/** Saves new dates; where they push other actions or the key result, it first shows how, and asks. */
export function EffectsDialog({ action, body, onClose, onSaved, onRefused }: EffectsDialogProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const { saved } = useActions();
  const { data: effects, error: unknown } = useQuery({
    queryKey: ["effects", action.id, body.starts_on, body.due_on],
    queryFn: () => effectsOf(action.id, body),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const started = useRef(false);

  const save = async (all: boolean) => {
    if (started.current) return;
    started.current = true;
    setBusy(true);
    try {
      const done = await adjustAction(action, { ...body, move_dependents: all });
      saved(action, body, done, effects?.dependents);
      await okrChanged(queries);
      (onSaved ?? onClose)();
    } catch (thrown) {
      void okrChanged(queries);
      if (onRefused) return onRefused(thrown);
      setError(thrown);
      setBusy(false);
      started.current = false;
    }
  };
  const quiet = effects && harmless(effects);
  const latest = useRef(save);
  latest.current = save;
  const refused = useRef(onRefused);
  refused.current = onRefused;
  useEffect(() => {
    if (quiet) void latest.current(false);
    else if (unknown) refused.current?.(unknown);
  }, [quiet, unknown]);

  if (!effects && !unknown) return null;
  if (quiet && !error) return null;
  return (
    <Dialog
      open
      look="wide"
      title={t("plans.effects.title")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("plans.cancel")}</Button>
          {effects && (
            <Button busy={busy} onClick={() => void save(false)}>
              {t(effects.dependents.length > 0 ? "plans.effects.onlyThis" : "plans.save")}
            </Button>
          )}
          {effects && effects.dependents.length > 0 && effects.can_move_all && (
            <Button look="main" busy={busy} onClick={() => void save(true)}>
              {t("plans.effects.all")}
            </Button>
          )}
        </>
      }
    >
      <ProblemNotice error={error ?? unknown} />
      {effects && <EffectsShown effects={effects} asked />}
    </Dialog>
  );
}
