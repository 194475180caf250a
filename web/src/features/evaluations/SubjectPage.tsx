import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { can } from "../../api/can";
import { formatDate } from "../../lib/dates";
import { EmptyState } from "../../ui/EmptyState";
import { useMe } from "../../ui/me";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { type Subject, subjectQuery } from "./api";
import styles from "./Evaluations.module.css";
import { Pack } from "./Pack";
import { Pooled } from "./Pooled";
import { Said } from "./Said";

/** A person's evaluation, as far as the reader may see it. */
export function SubjectPage() {
  const { t } = useWords();
  const { subjectId } = useParams({ from: "/inside/evaluations/people/$subjectId" });
  const query = useQuery(subjectQuery(subjectId));
  if (query.data) return <Loaded one={query.data} />;
  return (
    <Page title={t("evaluations.title")} above={<Link to="/evaluations">{t("evaluations.title")}</Link>}>
      <ProblemNotice error={query.error} retry={() => void query.refetch()} />
      {!query.error && <Skeleton lines={8} />}
    </Page>
  );
}

function Loaded({ one }: { one: Subject }) {
  const { t, locale } = useWords();
  const hr = can(useMe(), "evaluation.update");
  return (
    <Page
      width="wide"
      title={one.person_name}
      subtitle={one.title}
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
      <p className={`${styles.facts} soft small`}>
        <span>{one.team_name}</span>
        {one.manager_name && <span>{t("evaluations.managerIs", { name: one.manager_name })}</span>}
        <span>
          {formatDate(one.starts_on, locale)} – {formatDate(one.ends_on, locale)}
        </span>
        {hr && !one.own && <span>{t("evaluations.lookNote")}</span>}
      </p>
      <div className={styles.sides}>
        <div className={styles.stack}>
          {one.said.length === 0 && (
            <EmptyState title={t("evaluations.nothingSaid")}>{t("evaluations.nothingSaidWords")}</EmptyState>
          )}
          {one.said.map((said) => (
            <Panel
              key={`${said.kind}.${said.reviewer_name}`}
              title={[t(`evaluations.by.${said.kind}`), said.reviewer_name].filter(Boolean).join(" · ")}
            >
              <Said plan={one.form} answers={said.answers} rating={said.rating} />
            </Panel>
          ))}
          {(!one.own || one.pool) && <Pooled one={one} />}
        </div>
        <Pack subject={one.id} own={one.own} />
      </div>
    </Page>
  );
}
