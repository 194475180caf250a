import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { okrChanged } from "../../api/okr";
import { formatDate } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Table } from "../../ui/Table";
import { useWords } from "../../ui/words";
import { type Action, type ActionBody, adjustAction, type Effect, type Effects, effectsOf } from "./api";
import styles from "./Plan.module.css";
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
  const { t, locale } = useWords();
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
  const day = (date?: string) => formatDate(date, locale);
  const span = (from: string | undefined, to: string) =>
    from ? t("plans.dates", { from: day(from), to: day(to) }) : day(to);
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
      {effects && effects.beyond > 0 && (
        <p className={styles.warn}>
          {t("plans.effects.beyond", { count: effects.beyond, date: day(effects.beyond_of) })}
        </p>
      )}
      {effects?.clashes.map((c) => (
        <p key={c.id} className={styles.warn}>
          {t("plans.effects.clash", { count: c.overlap, title: c.title })}
        </p>
      ))}
      {effects && effects.dependents.length > 0 && (
        <>
          <p>{t("plans.effects.dependents", { count: effects.dependents.length })}</p>
          <Table<Effect>
            caption={t("plans.effects.title")}
            rows={effects.dependents}
            rowKey={(e) => e.id}
            dense
            columns={[
              { key: "title", head: t("plans.effects.action"), cell: (e) => e.title },
              { key: "owner", head: t("plans.owner"), cell: (e) => e.owner_name ?? "", wide: true },
              { key: "now", head: t("plans.effects.now"), cell: (e) => span(e.starts_on, e.due_on) },
              {
                key: "then",
                head: t("plans.effects.proposed"),
                cell: (e) => (
                  <>
                    <strong>{span(e.new_starts_on, e.new_due_on)}</strong>{" "}
                    {e.beyond > 0 && (
                      <span className={styles.warn}>
                        {t("plans.effects.late", { date: day(e.beyond_of) })}
                      </span>
                    )}
                    {!e.can_move && <span className={styles.soft}>{t("plans.effects.denied")}</span>}
                  </>
                ),
              },
            ]}
          />
          {!effects.can_move_all && <p className={styles.soft}>{t("plans.effects.deniedWords")}</p>}
        </>
      )}
    </Dialog>
  );
}
