import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { can } from "../../api/can";
import { Button } from "../../ui/Button";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { Icon } from "../../ui/Icon";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick, useDay } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import styles from "./CalendarPage.module.css";
import { calendarQuery, exportHref, resetYear } from "./calendarApi";
import { DayDialog } from "./DayDialog";
import { ImportDialog } from "./ImportDialog";
import { YearGrid } from "./YearGrid";

/** Which days of a year are worked. */
export function CalendarPage() {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const search = useSearch({ from: "/inside/settings/calendar" });
  const navigate = useNavigate({ from: "/settings/calendar" });
  const now = Number(useDay().slice(0, 4));
  const year = search.year ?? now;
  const { data, error, refetch } = useQuery(calendarQuery(year, search.asof));
  const [day, setDay] = useState<string | null>(null);
  const [importing, setImporting] = useState(false);
  const go = (to: number) => navigate({ search: { year: to === now ? undefined : to } });
  /** Workdays of cycles are counted by the calendar. */
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["calendar"] }),
      queries.invalidateQueries({ queryKey: ["cycles"] }),
    ]);
  const reset = async () => {
    await resetYear(year);
    await refresh();
    toast({ text: t("cycles.calendar.resetDone", { year }) });
  };
  const mayEdit = can(data, "calendar.update");
  return (
    <Page
      title={t("cycles.calendar.title")}
      subtitle={t("cycles.calendar.subtitle")}
      actions={
        <>
          <PastPick />
          {mayEdit && <Button onClick={() => setImporting(true)}>{t("cycles.calendar.import")}</Button>}
          <a className={styles.link} href={exportHref(year, search.asof)} download>
            {t("cycles.calendar.export")}
          </a>
          {mayEdit && data?.days.some((d) => d.edited) && (
            <ConfirmButton
              look="danger"
              question={t("cycles.calendar.resetQuestion", { year })}
              consequences={t("cycles.calendar.resetWords")}
              verb={t("cycles.calendar.reset")}
              onConfirm={reset}
            >
              {t("cycles.calendar.reset")}
            </ConfirmButton>
          )}
        </>
      }
    >
      <PastBanner missing={t("cycles.calendar.past")} />
      <ProblemNotice error={error} retry={() => void refetch()} />
      <div className={styles.head}>
        <Button look="quiet" aria-label={t("cycles.calendar.prev")} onClick={() => go(year - 1)}>
          <Icon name="left" />
        </Button>
        <h2 aria-live="polite">{t("cycles.calendar.year", { year })}</h2>
        <Button look="quiet" aria-label={t("cycles.calendar.next")} onClick={() => go(year + 1)}>
          <Icon name="right" />
        </Button>
        {data && <span className="soft">{t("cycles.calendar.workdays", { count: data.workdays })}</span>}
        <ul className={styles.legend}>
          <li className={styles.legendHoliday}>{t("cycles.calendar.legend.holiday")}</li>
          <li className={styles.legendMakeup}>{t("cycles.calendar.legend.makeup")}</li>
          <li className={styles.legendEdited}>{t("cycles.calendar.legend.edited")}</li>
        </ul>
      </div>
      {data && !data.holidays_known && (
        <p className={styles.unknown}>
          <Icon name="warn" /> {t("cycles.calendar.unknown", { year })}
        </p>
      )}
      {!data && !error && <Skeleton lines={8} />}
      {data && <YearGrid calendar={data} onDay={mayEdit ? setDay : undefined} />}
      {data && day && (
        <DayDialog key={day} calendar={data} on={day} onClose={() => setDay(null)} onSaved={refresh} />
      )}
      {importing && <ImportDialog onClose={() => setImporting(false)} onSaved={refresh} />}
    </Page>
  );
}
