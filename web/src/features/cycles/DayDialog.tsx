import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { formatDate } from "../../lib/dates";
import { dateFormat } from "../../lib/formats";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Segmented } from "../../ui/Segmented";
import { TextInput } from "../../ui/TextInput";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { type CalendarYear, type DayEdit, setDays } from "./calendarApi";
import { isWorked, weekdayOf } from "./monthDays";

export interface DayDialogProps {
  calendar: CalendarYear;
  on: string;
  onClose: () => void;
  onSaved: () => Promise<unknown>;
}

type Choice = "work" | "rest" | "default";

/** Whether a day is worked, and what it is called. */
export function DayDialog({ calendar, on, onClose, onSaved }: DayDialogProps) {
  const { t, locale } = useWords();
  const toast = useToast();
  const day = calendar.days.find((d) => d.on === on);
  const usual = calendar.weekdays.includes(weekdayOf(on));
  const builtin = day?.builtin ?? "plain";
  const builtinWorks = builtin === "makeup" || (builtin === "plain" && usual);
  const works = isWorked(calendar.weekdays, on, day);
  const [choice, setChoice] = useState<Choice>(works ? "work" : "rest");
  const [name, setName] = useState(day?.name ?? "");
  const kindWords = (worked: boolean) => t(worked ? "cycles.calendar.day.work" : "cycles.calendar.day.rest");
  const save = useMutation({
    mutationFn: () => setDays([editOf(on, choice, usual, name.trim())]),
    onSuccess: async () => {
      await onSaved();
      const worked = choice === "default" ? builtinWorks : choice === "work";
      const before: DayEdit = day?.edited ? { on, kind: day.kind, name: day.name } : { on, kind: "default" };
      toast({
        text: t("cycles.calendar.day.done", { date: formatDate(on, locale), kind: kindWords(worked) }),
        undo: () => void setDays([before]).then(onSaved),
      });
      onClose();
    },
  });
  const weekday = dateFormat(locale, { weekday: "long", timeZone: "UTC" });
  return (
    <Dialog
      open
      title={`${formatDate(on, locale)} ${weekday.format(new Date(`${on}T00:00:00Z`))}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.confirm.cancel")}</Button>
          <Button look="main" type="submit" form="day-form" busy={save.isPending}>
            {t("cycles.calendar.day.save")}
          </Button>
        </>
      }
    >
      <Form id="day-form" onSubmit={() => save.mutate()}>
        <ProblemNotice error={save.error} shown={["/days/0/name"]} />
        <div>
          <Segmented
            label={t("cycles.calendar.day.kind")}
            value={choice}
            onChange={setChoice}
            options={[
              { value: "work", label: kindWords(true) },
              { value: "rest", label: kindWords(false) },
              ...(day?.edited
                ? [{ value: "default" as const, label: t("cycles.calendar.day.default") }]
                : []),
            ]}
          />
        </div>
        <p className="soft small">{t("cycles.calendar.day.was", { kind: kindWords(builtinWorks) })}</p>
        {choice !== "default" && (
          <Field
            label={t("cycles.calendar.day.name")}
            hint={t("cycles.calendar.day.nameHint")}
            pointer="/days/0/name"
            error={save.error}
          >
            <TextInput value={name} onChange={setName} maxLength={40} />
          </Field>
        )}
      </Form>
    </Dialog>
  );
}

/** The exception that makes a day as chosen: none where its weekday is so already, unless it has a name. */
function editOf(on: string, choice: Choice, usual: boolean, name: string): DayEdit {
  if (choice === "default") return { on, kind: "default" };
  if (choice === "work") return usual ? { on, kind: "plain" } : { on, kind: "makeup", name };
  return usual || name ? { on, kind: "holiday", name } : { on, kind: "plain" };
}
