import { useNavigate, useSearch } from "@tanstack/react-router";
import { createContext, useContext } from "react";
import { addDays, formatDate, today } from "../lib/dates";
import { Button } from "./Button";
import { DatePick } from "./DatePick";
import { Kbd } from "./Kbd";
import { useKey } from "./keys";
import styles from "./past.module.css";
import { useWords } from "./words";

const Given = createContext<string | undefined>(undefined);

/** Around what shows a past day that doesn't stand in the address. */
export const PastProvider = Given.Provider;

/** The past day that the page shows, given or as it stands in the address; undefined in the present. */
export function usePast(): string | undefined {
  const given = useContext(Given);
  const { asof } = useSearch({ strict: false }) as { asof?: string };
  return given ?? asof;
}

/** The day that the page is of: what is said of "today" is said of it. */
export const useDay = (): string => usePast() ?? today();

function useGo() {
  const navigate = useNavigate();
  return (asof: string | undefined) =>
    void navigate({ to: ".", search: ((old: object) => ({ ...old, asof })) as never });
}

/** Chooses a day that is over, to see the page as it was at its end. */
export function PastPick() {
  const { t } = useWords();
  const past = usePast();
  const go = useGo();
  return (
    <span className={styles.pick}>
      <span aria-hidden="true">{t("ui.past.pick")}</span>
      <DatePick
        aria-label={t("ui.past.pickLong")}
        value={past ?? ""}
        max={addDays(today(), -1)}
        onChange={(day) => {
          // While a year is typed, days of the years 0002 and 0020 come by.
          if (day === "" || day > "2000") go(day || undefined);
        }}
      />
    </span>
  );
}

/** Says that the page is of a past day and that nothing can be done to it, with one step back to the present. */
export function PastBanner({ missing }: { missing: string }) {
  const past = usePast();
  return past ? <Shown past={past} missing={missing} /> : null;
}

function Shown({ past, missing }: { past: string; missing: string }) {
  const { t, locale } = useWords();
  const go = useGo();
  useKey("t", t("ui.past.back"), () => go(undefined));
  return (
    <section className={styles.banner} aria-label={t("ui.past.banner")}>
      <p>
        <strong>{t("ui.past.asOf", { day: formatDate(past, locale) })}</strong> {t("ui.past.words")}
      </p>
      <details>
        <summary>{t("ui.past.missing")}</summary>
        <p>
          {missing} {t("ui.past.always")}
        </p>
      </details>
      <Button size="small" onClick={() => go(undefined)}>
        {t("ui.past.back")} <Kbd combo="t" />
      </Button>
    </section>
  );
}
