import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { can } from "../../api/can";
import { formatDate } from "../../lib/dates";
import { EmptyState } from "../../ui/EmptyState";
import { useMe } from "../../ui/me";
import { NotThen } from "../../ui/NotThen";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { Slot } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { type Subject, subjectQuery } from "./api";
import { Chosen } from "./Colleagues";
import styles from "./Evaluations.module.css";
import { Growth } from "./Growth";
import { Outcome } from "./Outcome";
import { Pack } from "./Pack";
import { Pooled } from "./Pooled";
import { Said } from "./Said";

/** A person's evaluation, as far as the reader may see it. */
export function SubjectPage() {
  const { t } = useWords();
  const { subjectId } = useParams({ from: "/inside/evaluations/people/$subjectId" });
  const past = usePast();
  const query = useQuery(subjectQuery(subjectId, past));
  if (query.data) return <Loaded key={past} one={query.data} />;
  return (
    <Page
      title={t("evaluations.title")}
      above={<Link to="/evaluations">{t("evaluations.title")}</Link>}
      actions={<PastPick />}
    >
      <NotThen
        error={query.error}
        missing={t("evaluations.past")}
        none={t("evaluations.notThen")}
        retry={() => void query.refetch()}
      />
      {!query.error && <Skeleton lines={8} />}
    </Page>
  );
}

function Loaded({ one }: { one: Subject }) {
  const { t, locale } = useWords();
  const hr = can(useMe(), "evaluation.update");
  const past = usePast();
  const named = one.said.filter(byColleague);
  return (
    <Page
      width="wide"
      title={one.person_name}
      subtitle={one.title}
      actions={<PastPick />}
      above={
        hr && !one.own ? (
          <Link to="/evaluations/$evaluationId" params={{ evaluationId: one.evaluation_id }}>
            {one.title}
          </Link>
        ) : (
          <Link to="/evaluations">{t("evaluations.title")}</Link>
        )
      }
    >
      <PastBanner missing={t("evaluations.past")} />
      <p className={`${styles.facts} soft small`}>
        <span>{one.team_name}</span>
        {one.manager_name && <span>{t("evaluations.managerIs", { name: one.manager_name })}</span>}
        <span>
          {formatDate(one.starts_on, locale)} – {formatDate(one.ends_on, locale)}
        </span>
        {hr && !one.own && <span>{t("evaluations.lookNote")}</span>}
      </p>
      <div className={past ? undefined : styles.sides}>
        <div className={styles.stack}>
          {(one.level || one.state === "published" || (!one.own && !past)) && <Outcome one={one} />}
          {one.state === "published" && <Growth one={one} />}
          {one.said.length === 0 && (
            <EmptyState title={t("evaluations.nothingSaid")}>
              {!past && t("evaluations.nothingSaidWords")}
            </EmptyState>
          )}
          <SaidBy one={one} said={one.said.filter((said) => !byColleague(said))} />
          {!past && <Chosen key={`${one.version}.chosen`} one={one} />}
          {(past ? one.pool : !one.own || one.pool) && <Pooled one={one} />}
          {!past && one.state === "published" && (
            <div>
              <p className="soft small">{t("evaluations.talkNote", { name: one.person_name })}</p>
              <Slot name="talk" subjectKind="evaluation_subject" subjectId={one.id} />
            </div>
          )}
          {named.length > 0 && (
            <details className={styles.named}>
              <summary>{t("evaluations.whoSaid", { count: named.length })}</summary>
              <div className={styles.stack}>
                <SaidBy one={one} said={named} />
              </div>
            </details>
          )}
        </div>
        {!past && <Pack subject={one.id} own={one.own} />}
      </div>
    </Page>
  );
}

const byColleague = (said: Subject["said"][number]) => said.kind === "peer" || said.kind === "cross";

function SaidBy({ one, said }: { one: Subject; said: Subject["said"] }) {
  const { t } = useWords();
  return said.map((each) => (
    <Panel
      key={`${each.kind}.${each.reviewer_name}`}
      title={[t(`evaluations.by.${each.kind}`), each.reviewer_name].filter(Boolean).join(" · ")}
    >
      <Said plan={one.form} answers={each.answers} rating={each.rating} />
    </Panel>
  ));
}
