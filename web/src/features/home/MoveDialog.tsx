import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { okr } from "../../api/okr";
import { formatDate } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { DatePick } from "../../ui/DatePick";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { useWords } from "../../ui/words";
import { type Action, adjustAction, effectsOf } from "./api";

/** Another due date, with what it does to the actions that wait for this one, before it is saved. */
export function MoveDialog({
  action,
  onClose,
  onDone,
}: {
  action: Action;
  onClose: () => void;
  onDone: (on: string) => Promise<unknown>;
}) {
  const { t, locale } = useWords();
  const [on, setOn] = useState(action.due_on);
  const [along, setAlong] = useState(true);
  const effects = useQuery({
    queryKey: [okr, "effects", action.id, on],
    queryFn: () => effectsOf(action, on),
    enabled: on !== "" && on !== action.due_on,
  });
  const dependents = effects.data?.dependents ?? [];
  const movable = dependents.length > 0 && effects.data?.can_move_all === true;
  const sending = useSending(async () => {
    await adjustAction(action, { due_on: on, move_dependents: movable && along ? true : undefined });
    await onDone(on);
  });
  return (
    <Dialog
      open
      title={action.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("home.cancel")}</Button>
          <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
            {t("home.action.move")}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void sending.send()}>
        <ProblemNotice error={fieldOnly(sending.error, ["/due_on"])} shown={["/due_on"]} />
        <Field label={t("home.action.dueOn")} pointer="/due_on" error={sending.error}>
          <DatePick value={on} onChange={setOn} />
        </Field>
        {dependents.length > 0 && (
          <div>
            <p className="small">{t("home.action.touches", { count: dependents.length })}</p>
            <ul className="small">
              {dependents.map((d) => (
                <li key={d.id}>
                  {d.title} {formatDate(d.due_on, locale)} → {formatDate(d.new_due_on, locale)}
                </li>
              ))}
            </ul>
            {movable && (
              <Checkbox checked={along} onChange={setAlong}>
                {t("home.action.along")}
              </Checkbox>
            )}
          </div>
        )}
        {(effects.data?.beyond ?? 0) > 0 && (
          <p className="small">{t("home.action.beyond", { count: effects.data?.beyond ?? 0 })}</p>
        )}
      </Form>
    </Dialog>
  );
}
