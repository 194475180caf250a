import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { formatInstant } from "../../lib/dates";
import { formatCount, formatProgress } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { dialogOpen, useKey } from "../../ui/keys";
import { Needle } from "../../ui/Needle";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { StatusTag } from "../../ui/StatusTag";
import { type Status, statusColour, statusIcon, statusWord } from "../../ui/status";
import { useWords } from "../../ui/words";
import { type Insight, insightQuery } from "./api";
import { Bounds } from "./Bounds";
import { useTurning } from "./turning";
import styles from "./Wall.module.css";

/** Objectives shown at once. */
const ROWS = 6;
const TROUBLE = 3;
/** Milliseconds between two looks of its own, beside what the stream of changes tells. */
const LOOK = 60_000;

/** The state of a team or the company for a screen on the wall: only what everybody here sees, turning its pages by itself. */
export function WallPage() {
  const { t } = useWords();
  const wanted = useSearch({ from: "/inside/insight/wall" });
  const found = useQuery({ ...insightQuery(wanted, true), refetchInterval: LOOK });
  if (found.data) return <Wall data={found.data} asOf={found.dataUpdatedAt} broken={found.isRefetchError} />;
  return (
    <div className={styles.waiting}>
      <h1>{t("insight.wall.title")}</h1>
      <ProblemNotice error={found.error} retry={() => void found.refetch()} />
      {!found.error && <Skeleton lines={8} />}
      <ButtonLink to="/insight">{t("insight.wall.leave")}</ButtonLink>
    </div>
  );
}

function Wall({ data, asOf, broken }: { data: Insight; asOf: number; broken: boolean }) {
  const { t, locale } = useWords();
  const navigate = useNavigate();
  const wanted = useSearch({ from: "/inside/insight/wall" });
  const active = data.objectives.filter((o) => o.state === "active");
  const pages = Math.max(1, Math.ceil(active.length / ROWS));
  const turning = useTurning(pages);
  const full = () =>
    void (document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen());
  const leave = () => void navigate({ to: "/insight", search: wanted });
  useKey("f", t("insight.wall.full"), full);
  useKey("p", t("insight.wall.pause"), turning.pause);
  useKey("escape", t("insight.wall.leave"), leave, dialogOpen);
  return (
    <div className={styles.wall}>
      <header className={styles.head}>
        <h1>{data.team_name ?? t("insight.company")}</h1>
        <span className="soft">{data.cycle.name}</span>
        <Now />
      </header>
      <section className={styles.whole} aria-label={t("insight.wall.whole")}>
        <p className={styles.number}>{formatProgress(data.progress, locale)}</p>
        <Needle bare progress={data.progress} expected={data.expected} status={data.status} />
        <p className="soft">
          {t("insight.wall.expected", {
            count: data.active,
            expected: formatProgress(data.expected, locale),
          })}
        </p>
        <ul className={styles.counts}>
          {(Object.keys(statusWord) as Status[])
            .filter((status) => data.statuses[status])
            .map((status) => (
              <li key={status}>
                <b>{formatCount(data.statuses[status] ?? 0, locale)}</b>
                <span style={{ color: statusColour[status] }} aria-hidden="true">
                  {statusIcon[status]}
                </span>
                {t(statusWord[status])}
              </li>
            ))}
        </ul>
        {data.trouble.length > 0 && (
          <>
            <h2>{t("insight.trouble")}</h2>
            <ol className={styles.trouble}>
              {data.trouble.slice(0, TROUBLE).map((one) => (
                <li key={one.key_result_id}>
                  {one.title}
                  <span className="soft">
                    {one.forecast
                      ? t("insight.chance", { chance: formatProgress(one.forecast.chance, locale) })
                      : t(statusWord[one.status as Status])}
                  </span>
                </li>
              ))}
            </ol>
          </>
        )}
      </section>
      <section className={styles.rows} aria-label={t("insight.objectives")}>
        {active.length === 0 && <p className="soft">{t("insight.empty")}</p>}
        <ol>
          {active.slice(turning.page * ROWS, (turning.page + 1) * ROWS).map((o) => (
            <li key={o.id}>
              <div className={styles.title}>
                {o.title}
                <span className="soft">{o.team_name}</span>
              </div>
              <Needle progress={o.progress} expected={o.expected} status={o.status as Status} />
              <StatusTag status={o.status as Status} />
            </li>
          ))}
        </ol>
      </section>
      <footer className={styles.foot}>
        <Bounds data={data} className="soft" alone />
        <span className="soft" role={broken ? "status" : undefined}>
          {t(broken ? "insight.wall.broken" : "insight.wall.asOf", {
            when: formatInstant(new Date(asOf).toISOString(), locale),
          })}
        </span>
        {pages > 1 && (
          <>
            <span className="soft">{t("insight.of", { part: turning.page + 1, all: pages })}</span>
            <Button look="quiet" onClick={turning.pause}>
              {t(turning.paused ? "insight.wall.go" : "insight.wall.pause")}
            </Button>
          </>
        )}
        <Button look="quiet" onClick={full}>
          {t("insight.wall.full")}
        </Button>
        <ButtonLink look="quiet" to="/insight" search={wanted}>
          {t("insight.wall.leave")}
        </ButtonLink>
      </footer>
    </div>
  );
}

/** The hour and minute, where the reader is. */
function Now() {
  const { locale } = useWords();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date()), 5_000);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <time className={styles.now} dateTime={now.toISOString()}>
      {new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(now)}
    </time>
  );
}
