import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatDate } from "../../lib/dates";
import { formatDecimal } from "../../lib/numbers";
import { readNumber } from "../../lib/typed";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { NumberInput } from "../../ui/NumberInput";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { fieldOnly } from "../../ui/sending";
import { useWords } from "../../ui/words";
import { type Action, type Effects, slipOf } from "./api";
import { EffectsShown } from "./EffectsShown";
import styles from "./Plan.module.css";

/** What if an action is done late: for what waits for it, and for the pace that its key result then takes. Nothing is saved. */
export function SlipDialog({ action, onClose }: { action: Action; onClose: () => void }) {
  const { t, locale } = useWords();
  const [typed, setTyped] = useState("5");
  const late = Number(readNumber(typed)?.value ?? Number.NaN);
  const asked = Number.isInteger(late) && late > 0;
  const { data, error } = useQuery({
    queryKey: ["slip", action.id, late],
    queryFn: () => slipOf(action.id, late),
    enabled: asked,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  return (
    <Dialog
      open
      look="wide"
      title={t("plans.slip.title", { title: action.title })}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("plans.slip.close")}</Button>}
    >
      <Field
        label={t("plans.slip.by")}
        hint={
          asked && data
            ? t("plans.slip.until", { day: formatDate(data.due_on, locale) })
            : t("plans.slip.whole")
        }
        pointer="/late_by"
        error={error}
      >
        <NumberInput value={typed} onChange={setTyped} unit={t("plans.slip.workdays")} precision={0} />
      </Field>
      <ProblemNotice error={fieldOnly(error, ["/late_by"])} />
      {!data && !error && asked && <Skeleton lines={3} />}
      {data && asked && !error && (
        <div className={styles.slip} aria-live="polite">
          {data.pace ? (
            <PaceLeft pace={data.pace} dueOn={action.due_on} />
          ) : (
            <p className={styles.soft}>{t("plans.slip.noPace")}</p>
          )}
          <EffectsShown effects={data} />
          {data.dependents.length === 0 && data.beyond === 0 && (
            <p className={styles.soft}>{t("plans.slip.nobody")}</p>
          )}
        </div>
      )}
    </Dialog>
  );
}

type Pace = NonNullable<Effects["pace"]>;

/** The key result with the action done when it is planned, and late. */
function PaceLeft({ pace, dueOn }: { pace: Pace; dueOn: string }) {
  const { t, locale } = useWords();
  const signed = (value: string) => formatDecimal(value, { locale, unit: pace.unit, sign: "always" });
  const line = (key: "planned" | "late") => {
    const { on, reached, days, needed } = pace[key];
    const at = {
      day: formatDate(on, locale),
      value: formatDecimal(reached, { locale, unit: pace.unit, about: true }),
    };
    const left =
      needed == null
        ? t("plans.slip.noDays")
        : Number(needed) === 0
          ? t("plans.slip.reached")
          : t("plans.slip.needed", { count: days, pace: signed(needed) });
    return (
      <li key={key}>
        <strong>{t(`plans.slip.${key === "planned" && on !== dueOn ? "now" : key}`, at)}</strong> {left}
      </li>
    );
  };
  return (
    <>
      <p>{t("plans.slip.pace", { pace: signed(pace.pace) })}</p>
      <ul>
        {line("planned")}
        {line("late")}
      </ul>
      <p className={styles.soft}>{t("plans.slip.made")}</p>
    </>
  );
}
