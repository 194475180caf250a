import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import { formatDate, formatInstant, today, weekdayName } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { DatePick } from "../../ui/DatePick";
import { Field } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { useWords } from "../../ui/words";
import type { Metric } from "./api";
import { FeedForm } from "./FeedForm";
import { dropFeed, type Feed, feedQuery, postsTo, type Run, runFeed, setFeed } from "./feeds";
import styles from "./Metrics.module.css";
import { useMoved } from "./useMoved";

/** Where a metric is read from, when next, and how the last times went. Nothing for who can't set it while it is not set. */
export function FeedPanel({ metric }: { metric: Metric }) {
  const { t } = useWords();
  const [editing, setEditing] = useState(false);
  const query = useQuery(feedQuery(metric.id));
  const feed = query.data;
  if (query.error) return <ProblemNotice error={query.error} retry={() => void query.refetch()} />;
  if (!feed) return null;
  const may = can(feed, "metric.connect");
  if (!feed.set && !may && feed.runs.length === 0) return null;
  return (
    <Panel
      title={t("metrics.feed.title")}
      actions={
        may && (
          <Button size="small" onClick={() => setEditing(true)}>
            {t(feed.set ? "metrics.edit" : "metrics.feed.set")}
          </Button>
        )
      }
    >
      <div className={styles.stack}>
        {feed.set ? (
          <Standing metric={metric} feed={feed} />
        ) : (
          <p className="soft">{t("metrics.feed.none")}</p>
        )}
        {feed.runs.length > 0 && (
          <details open={feed.failed > 0}>
            <summary>{t("metrics.feed.runs")}</summary>
            <ul className={styles.list}>
              {feed.runs.map((run) => (
                <RunLine key={run.id} run={run} />
              ))}
            </ul>
          </details>
        )}
      </div>
      {editing && <FeedForm metric={metric} feed={feed} onClose={() => setEditing(false)} />}
    </Panel>
  );
}

function Standing({ metric, feed }: { metric: Metric; feed: Feed }) {
  const { t, locale } = useWords();
  const moved = useMoved();
  const [from, setFrom] = useState("");
  const running = useSending(async () => {
    await runFeed(metric.id, from);
    await moved();
  });
  const asked = feed.asked;
  const pausing = useSending(async () => {
    if (asked) await setFeed(metric.id, feed, { ...asked, paused: !feed.paused });
    await moved();
  });
  const webhook = feed.kind === "webhook";
  const when = webhook
    ? t("metrics.push.waits")
    : [
        t(`metrics.feed.${rhythm(feed)}`, {
          at: feed.recurs === "hour" ? feed.at?.slice(3) : feed.at,
          day: feed.recurs === "week" ? weekdayName(feed.recurs_on ?? 1, locale) : feed.recurs_on,
        }),
        postponed(feed) && t("metrics.feed.postponed"),
      ]
        .filter(Boolean)
        .join(" · ");
  return (
    <>
      <p className={styles.facts}>
        <span>{t("metrics.feed.from", { name: feed.connector_name })}</span>
        <span className="soft">
          {[when, feed.delay > 0 && t("metrics.feed.delayed", { count: feed.delay })]
            .filter(Boolean)
            .join(" · ")}
        </span>
        <span className="soft">
          {feed.paused
            ? t("metrics.feed.isPaused")
            : feed.next_at && t("metrics.feed.next", { at: formatInstant(feed.next_at, locale) })}
        </span>
        {feed.failed > 0 && (
          <span className={styles.overdue}>
            <Icon name="warn" size={14} />
            {t("metrics.feed.failed", { count: feed.failed })}
          </span>
        )}
      </p>
      {webhook && <code className={styles.whole}>{postsTo(metric.id)}</code>}
      {feed.asked?.query && <pre className={styles.query}>{feed.asked.query}</pre>}
      {can(feed, "metric.connect") && (
        <div className={styles.verbs}>
          {!webhook && (
            <>
              <Field label={t("metrics.feed.back")} pointer="/from" error={running.error}>
                <DatePick value={from} onChange={setFrom} max={today()} />
              </Field>
              <Button size="small" busy={running.busy} onClick={() => void running.send()}>
                {t("metrics.feed.run")}
              </Button>
            </>
          )}
          {asked && (
            <Button look="quiet" size="small" busy={pausing.busy} onClick={() => void pausing.send()}>
              {t(feed.paused ? "metrics.feed.resume" : "metrics.feed.pause")}
            </Button>
          )}
          <ConfirmButton
            look="quiet"
            size="small"
            question={t("metrics.feed.askDrop")}
            consequences={t("metrics.feed.askDropWords")}
            verb={t("metrics.feed.drop")}
            onConfirm={async () => {
              await dropFeed(metric.id);
              await moved();
            }}
          >
            {t("metrics.feed.drop")}
          </ConfirmButton>
        </div>
      )}
      <ProblemNotice error={fieldOnly(running.error, ["/from"]) ?? pausing.error} />
    </>
  );
}

/** What is said of how often it is read. */
function rhythm(feed: Feed) {
  if (feed.recurs === "week") return "weekly";
  if (feed.recurs === "month") return "monthly";
  if (feed.recurs === "hour") return feed.workdays ? "hourlyWorkdays" : "hourly";
  return feed.workdays ? "workdays" : "daily";
}

/** Where its day is a holiday it is read on the next workday. */
const postponed = (feed: Feed) => feed.workdays && (feed.recurs === "week" || feed.recurs === "month");

function RunLine({ run }: { run: Run }) {
  const { t, locale } = useWords();
  const span = { from: formatDate(run.from, locale), to: formatDate(run.to, locale) };
  return (
    <li>
      <span className={styles.number}>{formatInstant(run.at, locale)}</span>
      <span className={styles.grow}>
        {run.code ? (
          <span className={styles.failed}>
            <Icon name="warn" size={14} />
            {run.detail}
          </span>
        ) : (
          t("metrics.feed.came", { found: run.found, added: run.added, corrected: run.corrected })
        )}
      </span>
      <span className="soft small">{t("metrics.feed.span", span)}</span>
      <span className="soft small">{run.person_name ?? t("metrics.feed.bySchedule")}</span>
    </li>
  );
}
