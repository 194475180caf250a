import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatDate, today } from "../../lib/dates";
import { Button } from "../../ui/Button";
import type { Option } from "../../ui/Combobox";
import { DatePick } from "../../ui/DatePick";
import { Field } from "../../ui/Field";
import { Form, FormActions } from "../../ui/Form";
import { Panel } from "../../ui/Panel";
import { PersonPicker } from "../../ui/PersonPicker";
import { ProblemNotice, problemWords } from "../../ui/ProblemNotice";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { type Absence, absencesQuery, noteAbsence, removeAbsence } from "./choices";
import styles from "./Settings.module.css";

const nothing = { from: "", until: "", deputy: null as Option | null };

/** When the person is away: no reminders come, and the deputy gets those they may act on. */
export function Absences() {
  const { t, locale } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(absencesQuery(today()));
  const [typed, setTyped] = useState(nothing);
  const refresh = () => queries.invalidateQueries({ queryKey: ["absences"] });
  const add = useMutation({
    mutationFn: () =>
      noteAbsence({ starts_on: typed.from, ends_on: typed.until, deputy_id: typed.deputy?.value }),
    onSuccess: async () => {
      setTyped(nothing);
      await refresh();
      toast({ text: t("notices.absence.noted") });
    },
  });
  const again = useMutation({
    mutationFn: noteAbsence,
    onSuccess: refresh,
    onError: (failure) => toast({ text: problemWords(failure, t), tone: "problem" }),
  });
  const remove = useMutation({
    mutationFn: (absence: Absence) => removeAbsence(absence.id),
    onSuccess: async (_, { starts_on, ends_on, deputy_id }) => {
      await refresh();
      toast({
        text: t("notices.absence.removed"),
        undo: () => again.mutate({ starts_on, ends_on, deputy_id }),
      });
    },
    onError: (failure) => toast({ text: problemWords(failure, t), tone: "problem" }),
  });
  const days = (one: Absence) => `${formatDate(one.starts_on, locale)} – ${formatDate(one.ends_on, locale)}`;
  return (
    <Panel title={t("notices.absence.title")}>
      <p className={styles.words}>{t("notices.absence.words")}</p>
      <ProblemNotice error={error} retry={() => void refetch()} />
      <ul className={styles.absences}>
        {data?.items.map((one) => (
          <li key={one.id}>
            <span>{days(one)}</span>
            <span className="soft">
              {one.deputy_name
                ? t("notices.absence.by", { name: one.deputy_name })
                : t("notices.absence.nobody")}
            </span>
            <Button
              size="small"
              look="quiet"
              aria-label={t("notices.absence.removeOf", { days: days(one) })}
              onClick={() => remove.mutate(one)}
            >
              {t("notices.absence.remove")}
            </Button>
          </li>
        ))}
      </ul>
      <Form onSubmit={() => add.mutate()}>
        <ProblemNotice error={add.error} shown={["/starts_on", "/ends_on", "/deputy_id"]} />
        <div className={styles.times}>
          <Field label={t("notices.absence.from")} pointer="/starts_on" error={add.error}>
            <DatePick value={typed.from} onChange={(from) => setTyped({ ...typed, from })} />
          </Field>
          <Field label={t("notices.absence.until")} pointer="/ends_on" error={add.error}>
            <DatePick
              value={typed.until}
              min={typed.from}
              onChange={(until) => setTyped({ ...typed, until })}
            />
          </Field>
          <Field label={t("notices.absence.deputy")} pointer="/deputy_id" error={add.error}>
            <PersonPicker
              clearable
              value={typed.deputy}
              onChange={(deputy) => setTyped({ ...typed, deputy })}
            />
          </Field>
        </div>
        <FormActions>
          <Button type="submit" busy={add.isPending} disabled={!typed.from || !typed.until}>
            {t("notices.absence.add")}
          </Button>
        </FormActions>
      </Form>
    </Panel>
  );
}
