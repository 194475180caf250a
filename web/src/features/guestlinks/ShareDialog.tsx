import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { InsightPage } from "../../api/insight";
import { formatDate, formatInstant } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { CopyField } from "../../ui/CopyField";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form, FormRow } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { guestLinks, makeLink, type NewGuestLink } from "./api";
import { endOf, mostDays, readDays, usualDays } from "./days";
import styles from "./GuestLinks.module.css";
import { LinkLists } from "./LinkLists";

const shown = ["/label", "/days"];

/** Makes a link to a page for somebody without an account, shows it once, and ends those that aren't needed. */
export function ShareDialog({ page, onClose }: { page: InsightPage; onClose: () => void }) {
  const { t, locale } = useWords();
  const [made, setMade] = useState<NewGuestLink | null>(null);
  const name = page.teamName ?? t("guestlinks.company");
  const parts = [
    name,
    page.cycleId ? page.cycleName : t("guestlinks.currentCycle"),
    page.asof && t("guestlinks.asOf", { day: formatDate(page.asof, locale) }),
  ];
  return (
    <Dialog open keep={made !== null} look="wide" title={t("guestlinks.title")} onClose={onClose}>
      <div className={styles.parts}>
        <p className={styles.lead}>{t("guestlinks.lead", { page: parts.filter(Boolean).join(" · ") })}</p>
        {made ? (
          <CopyField
            key={made.id}
            label={t("guestlinks.address")}
            hint={t("guestlinks.once", { until: formatInstant(made.ends_at, locale) })}
            value={made.url}
            verb={t("guestlinks.copy")}
          >
            <Button onClick={() => setMade(null)}>{t("guestlinks.another")}</Button>
          </CopyField>
        ) : (
          <Make page={page} onMade={setMade} />
        )}
        <LinkLists teamId={page.teamId} />
      </div>
    </Dialog>
  );
}

function Make({ page, onMade }: { page: InsightPage; onMade: (made: NewGuestLink) => void }) {
  const { t, locale } = useWords();
  const queries = useQueryClient();
  const [label, setLabel] = useState("");
  const [typed, setTyped] = useState(String(usualDays));
  const days = readDays(typed);
  const sending = useSending(async () => {
    if (days === null) return;
    const made = await makeLink(page, label, days);
    onMade(made);
    await queries.invalidateQueries({ queryKey: [guestLinks] });
  });
  return (
    <Form onSubmit={() => void sending.send()}>
      <ProblemNotice error={fieldOnly(sending.error, shown)} shown={shown} />
      <FormRow>
        <Field
          label={t("guestlinks.label")}
          hint={t("guestlinks.labelHint")}
          pointer="/label"
          error={sending.error}
        >
          <TextInput
            value={label}
            maxLength={80}
            placeholder={t("guestlinks.labelExample")}
            onChange={setLabel}
          />
        </Field>
        <Field
          label={t("guestlinks.days")}
          hint={
            days === null ? undefined : t("guestlinks.until", { until: formatInstant(endOf(days), locale) })
          }
          pointer="/days"
          error={days === null ? t("guestlinks.daysWrong", { most: mostDays }) : sending.error}
          required
        >
          <TextInput
            type="number"
            inputMode="numeric"
            min={1}
            max={mostDays}
            value={typed}
            onChange={setTyped}
          />
        </Field>
      </FormRow>
      <div>
        <Button type="submit" look="main" busy={sending.busy} disabled={days === null}>
          {t("guestlinks.make")}
        </Button>
      </div>
    </Form>
  );
}
