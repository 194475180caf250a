import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { Kbd } from "../../ui/Kbd";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { Slot } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { type Home, homeQuery, owedIn } from "./api";
import { Changes } from "./Changes";
import { CheckInRound } from "./CheckInRound";
import { EmptyWeek } from "./EmptyWeek";
import styles from "./HomePage.module.css";
import { Preparing } from "./Preparing";
import { useRound } from "./round";
import { Waiting } from "./Waiting";
import { WeekDone } from "./WeekDone";

/** The person's week: first what they owe now, then what changed. */
export function HomePage() {
  const { t } = useWords();
  const home = useQuery(homeQuery);
  if (home.data) return <Week home={home.data} />;
  return (
    <Page title={t("home.title")}>
      {home.error ? (
        <ProblemNotice error={home.error} retry={() => void home.refetch()} />
      ) : (
        <Panel>
          <Skeleton lines={6} />
        </Panel>
      )}
    </Page>
  );
}

function Week({ home }: { home: Home }) {
  const { t } = useWords();
  // What is owed first is there first; the rest follows without holding up a key.
  const rest = useDeferredValue(true, false);
  const round = useRound(home.check_ins);
  const owed = owedIn(home);
  const waits = owed - home.check_ins.length - home.deciding.length > 0;
  const hasProblems = home.deciding.length + home.problems.length > 0;
  const toCheckIn = home.check_ins.length > 0;
  const fresh = !toCheckIn && round.stops.length === 0 && !home.next_on && home.done === 0;
  return (
    <Page
      title={t("home.title")}
      name={owed > 0 ? t("home.titleOwed", { count: owed }) : t("home.title")}
      subtitle={<Lead home={home} owed={owed} fresh={fresh && owed === 0} />}
      actions={
        toCheckIn && (
          <span className={styles.keys}>
            <Kbd combo="mod+enter" /> {t("home.saveAndNext")}
          </span>
        )
      }
    >
      {fresh && home.changes.length === 0 && home.preparing.length === 0 && !waits && !hasProblems ? (
        <EmptyWeek />
      ) : (
        <div className={styles.two}>
          <div className={styles.column}>
            {!toCheckIn && (fresh ? <EmptyWeek /> : <WeekDone home={home} focus={round.stops.length > 0} />)}
            {round.stops.length > 0 && <CheckInRound round={round} />}
          </div>
          {rest && (
            <div className={styles.column}>
              {waits && <Waiting home={home} />}
              <Slot name="reviewsOfWeek" />
              <Slot name="evaluationsOfWeek" />
              {hasProblems && <Slot name="problemsOfWeek" deciding={home.deciding} own={home.problems} />}
              <Preparing list={home.preparing} />
              <Changes changes={home.changes} />
            </div>
          )}
        </div>
      )}
    </Page>
  );
}

/** How much there is to do, and about how long it takes. */
function Lead({ home, owed, fresh }: { home: Home; owed: number; fresh: boolean }) {
  const { t } = useWords();
  if (fresh) return null;
  if (owed === 0) return t("home.nothing");
  const words = owed <= 10 ? t(`home.few.${owed}`) : String(owed);
  return t("home.lead", { count: owed, words, minutes: t("home.minutes", { count: home.minutes }) });
}
