import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { okrChanged } from "../../api/okr";
import { isStale } from "../../api/problem";
import { useDraft } from "../../lib/draft";
import { useOpened } from "../../lib/opened";
import { Button } from "../../ui/Button";
import { Drawer } from "../../ui/Drawer";
import { Form } from "../../ui/Form";
import { useMe } from "../../ui/me";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { Slot } from "../../ui/slots";
import { submitKeys } from "../../ui/submitKeys";
import { useWords } from "../../ui/words";
import { ActionFields, SHOWN } from "./ActionFields";
import { type Action, type ActionBody, addAction, adjustAction, planQuery } from "./api";
import { EffectsDialog } from "./EffectsDialog";
import { bodyOf, changesOf, movesDates, typedOf } from "./form";
import { useActions } from "./useActions";

export interface ActionFormProps {
  /** The action to be changed; null for a new one. */
  action: Action | null;
  keyResultId: string;
  dueOn?: string;
  onClose: () => void;
}

/** An action whole: every field at once. New dates are saved after a look at what they do to others. */
export function ActionForm({ action, keyResultId, dueOn, onClose }: ActionFormProps) {
  const { t } = useWords();
  const me = useMe();
  const queries = useQueryClient();
  const { saved } = useActions();
  const { data: plan } = useQuery(planQuery(keyResultId));
  const [was] = useState(() => typedOf(action, me, dueOn));
  const draft = useDraft(`plan.form.${action?.id ?? keyResultId}`, was);
  const [moving, setMoving] = useState<ActionBody | null>(null);
  const leave = () => {
    draft.done();
    onClose();
  };
  const sending = useSending(async () => {
    try {
      if (!action) await addAction(keyResultId, bodyOf(draft.value));
      else {
        const body = changesOf(draft.value, was);
        if (movesDates(body)) return setMoving(body);
        if (Object.keys(body).length > 0) saved(action, body, await adjustAction(opened ?? action, body));
      }
      leave();
    } finally {
      void okrChanged(queries);
    }
  });
  const opened = useOpened(action, isStale(sending.error));
  return (
    <Drawer
      open
      keep
      title={action ? t("plans.edit") : t("plans.add")}
      onClose={leave}
      actions={
        <>
          <Button onClick={leave}>{t("plans.cancel")}</Button>
          <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
            {t(action ? "plans.save" : "plans.add")}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
        <ProblemNotice error={fieldOnly(sending.error, SHOWN)} shown={SHOWN} />
        <ActionFields
          typed={draft.value}
          onChange={draft.set}
          error={sending.error}
          others={(plan?.items ?? []).filter((a) => a.id !== action?.id)}
        />
      </Form>
      {action && <Slot name="planLessons" inBar keyResultId={keyResultId} actionId={action.id} />}
      {opened && moving && (
        <EffectsDialog
          action={opened}
          body={moving}
          onClose={() => setMoving(null)}
          onSaved={leave}
          onRefused={(error) => {
            setMoving(null);
            sending.setError(error);
          }}
        />
      )}
    </Drawer>
  );
}
