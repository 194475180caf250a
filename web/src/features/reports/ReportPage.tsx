import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { can } from "../../api/can";
import { formatDate, formatInstant } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { NotThen } from "../../ui/NotThen";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { StatusTag } from "../../ui/StatusTag";
import { Slot } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { type Report, reportQuery, type Section } from "./api";
import { LineRow } from "./LineRow";
import styles from "./Reports.module.css";
import { useReport } from "./useReport";
import { Words } from "./Words";

/** A team's report of a week: a draft with its words in the making, or as it was sent. */
export function ReportPage() {
  const { t } = useWords();
  const { reportId } = useParams({ from: "/inside/reports/$reportId" });
  const past = usePast();
  const query = useQuery(reportQuery(reportId, past));
  if (query.data) return <Loaded key={reportId} report={query.data} />;
  return (
    <Page title={t("reports.title")} width="narrow" above={<Back />}>
      <NotThen
        error={query.error}
        missing={t("reports.past")}
        none={t("reports.notThen")}
        retry={() => void query.refetch()}
      />
      {!query.error && <Skeleton lines={10} />}
    </Page>
  );
}

function Back() {
  const { t } = useWords();
  return <Link to="/reports">{t("reports.back")}</Link>;
}

function Loaded({ report }: { report: Report }) {
  const { t, locale } = useWords();
  const acts = useReport(report);
  const may = can(report, "report.update");
  const title = t("reports.of", { team: report.team_name ?? "?" });
  const sections = report.sections ?? [];
  const sent = report.state === "sent";
  const leftOut = sent ? sections.filter((s) => s.hidden) : [];
  return (
    <Page
      title={title}
      width="narrow"
      above={<Back />}
      subtitle={t("reports.week", {
        from: formatDate(report.week_on, locale),
        to: formatDate(report.week_ends_on, locale),
      })}
      actions={
        <>
          {sent && <PastPick />}
          {may && <Acts report={report} acts={acts} />}
        </>
      }
    >
      <PastBanner missing={t("reports.past")} />
      <p className={`${styles.facts} soft small`}>
        <span>
          {sent
            ? t("reports.sentBy", {
                name: report.sent_by_name ?? "?",
                when: formatInstant(report.sent_at, locale),
              })
            : t("reports.stillDraft")}
        </span>
        <span>{t("reports.drawn", { when: formatInstant(report.drawn_at, locale) })}</span>
        <span>{t("reports.since", { when: formatInstant(report.since, locale) })}</span>
        {report.visibility === "team" && <span>{t("reports.visibility.team")}</span>}
      </p>
      <Counts report={report} />
      <Words
        title={t("reports.summary")}
        reportId={report.id}
        part="summary"
        words={report.summary}
        may={may}
        onSave={(words) => acts.words("summary", words)}
      />
      {sections
        .filter((section) => !sent || !section.hidden)
        .map((section) => (
          <Part key={section.part} report={report} section={section} may={may} acts={acts} />
        ))}
      {leftOut.length > 0 && (
        <p className="soft small">
          {t("reports.leftOut", {
            parts: leftOut.map((s) => t(`reports.parts.${s.part}`)).join(t("reports.comma")),
          })}
        </p>
      )}
      {report.unseen > 0 && <p className="soft small">{t("reports.unseen", { count: report.unseen })}</p>}
      <Readers report={report} />
      {sent && <Slot name="talk" subjectKind="report" subjectId={report.id} />}
    </Page>
  );
}

function Acts({ report, acts }: { report: Report; acts: ReturnType<typeof useReport> }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const count = report.readers?.length ?? 0;
  return (
    <span className={styles.acts}>
      <ConfirmButton
        look="quiet"
        question={t("reports.discardAsk")}
        consequences={t("reports.discardWords")}
        verb={t("reports.discard")}
        onConfirm={async () => {
          await acts.discard();
          void navigate({ to: "/reports" });
        }}
      >
        {t("reports.discard")}
      </ConfirmButton>
      <Button busy={acts.busy} onClick={acts.redraw}>
        {t("reports.redraw")}
      </Button>
      <ConfirmButton
        look="main"
        question={t("reports.sendAsk", { count })}
        consequences={t("reports.sendWords")}
        verb={t("reports.send")}
        onConfirm={acts.send}
      >
        {t("reports.send")}
      </ConfirmButton>
    </span>
  );
}

/** How many key results stand how, at a glance. */
function Counts({ report }: { report: Report }) {
  const { t } = useWords();
  const counts = report.counts ?? [];
  if (counts.length === 0) return <p className="soft">{t("reports.nothing")}</p>;
  return (
    <p className={styles.counts}>
      <span>{t("reports.count", { count: counts.reduce((sum, c) => sum + c.n, 0) })}</span>
      {counts.map((c) => (
        <span key={c.status} className={styles.count}>
          <StatusTag status={c.status} /> {c.n}
        </span>
      ))}
    </p>
  );
}

interface PartProps {
  report: Report;
  section: Section;
  may: boolean;
  acts: ReturnType<typeof useReport>;
}

function Part({ report, section, may, acts }: PartProps) {
  const { t } = useWords();
  const title = t(`reports.parts.${section.part}`);
  const none = <p className="soft small">{t(`reports.none.${section.part}`)}</p>;
  if (!may && section.lines.length === 0 && !section.words) return none;
  // What is behind has its words there.
  const behind = new Set(
    report.sections?.find((s) => s.part === "behind")?.lines.map((line) => line.key_result_id),
  );
  return (
    <Panel
      className={section.hidden ? styles.hidden : undefined}
      title={
        <>
          {title} <span className="soft small">{section.lines.length}</span>
        </>
      }
      actions={
        may && (
          <Checkbox checked={!section.hidden} onChange={(on) => acts.hide(section.part, !on)}>
            {t("reports.include")}
            <span className="hidden-visually">{title}</span>
          </Checkbox>
        )
      }
    >
      {section.lines.length > 0 ? (
        <ul className={styles.lines}>
          {section.lines.map((line, i) => (
            <LineRow
              key={i}
              line={line}
              part={section.part}
              brief={section.part !== "behind" && behind.has(line.key_result_id)}
            />
          ))}
        </ul>
      ) : (
        none
      )}
      {section.quoted && <p className={`${styles.quoted} soft small`}>{t("reports.quoted")}</p>}
      <Words
        title={title}
        reportId={report.id}
        part={section.part}
        words={section.words}
        may={may}
        onSave={(words) => acts.words(section.part, words)}
      />
    </Panel>
  );
}

/** To whom it goes, or went. */
function Readers({ report }: { report: Report }) {
  const { t } = useWords();
  const names = (report.readers ?? []).map((p) => p.name);
  if (names.length === 0) return null;
  return (
    <details className={`${styles.readers} small`}>
      <summary>
        {t(report.state === "sent" ? "reports.wentTo" : "reports.goesTo", { count: names.length })}
      </summary>
      <p className="soft">{names.join(t("reports.comma"))}</p>
    </details>
  );
}
