import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { formatDate } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { NotThen } from "../../ui/NotThen";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { inWords } from "../../ui/population/population";
import { Skeleton } from "../../ui/Skeleton";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import { change, type Evaluation, evaluationQuery, evaluations, open, remove } from "./api";
import styles from "./Evaluations.module.css";
import { Owing } from "./Owing";
import { PlanForm } from "./PlanForm";
import { Reopened } from "./Reopened";
import { StepButton } from "./StepButton";

/** One evaluation for HR: its form, who owes what, and the next step. */
export function EvaluationPage() {
  const { t } = useWords();
  const { evaluationId } = useParams({ from: "/inside/evaluations/$evaluationId" });
  const past = usePast();
  const query = useQuery(evaluationQuery(evaluationId, past));
  if (query.data) return <Loaded key={past} one={query.data} />;
  return (
    <Page title={t("evaluations.title")} above={<Back />} actions={<PastPick />}>
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

function Back() {
  const { t } = useWords();
  return (
    <Link to="/evaluations" search={{ tab: "all" }}>
      {t("evaluations.all")}
    </Link>
  );
}

function Loaded({ one }: { one: Evaluation }) {
  const { t, locale } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [editing, setEditing] = useState(false);
  const past = usePast();
  const changed = () => queries.invalidateQueries({ queryKey: evaluations });
  const draft = one.state === "draft";
  const step = (what: (one: Evaluation) => Promise<unknown>) => async () => {
    try {
      await what(one);
    } finally {
      await changed();
    }
  };
  return (
    <Page
      title={one.title}
      above={<Back />}
      actions={
        draft && !past ? (
          !editing && (
            <>
              <PastPick />
              <ConfirmButton
                look="quiet"
                question={t("evaluations.askDelete")}
                consequences={t("evaluations.askDeleteWords")}
                verb={t("evaluations.delete")}
                onConfirm={async () => {
                  await remove(one);
                  queries.removeQueries({ queryKey: [...evaluations, "one", one.id] });
                  await navigate({ to: "/evaluations", search: { tab: "all" } });
                  await changed();
                }}
              >
                {t("evaluations.delete")}
              </ConfirmButton>
              <Button onClick={() => setEditing(true)}>{t("evaluations.edit")}</Button>
              <ConfirmButton
                look="main"
                question={t("evaluations.askOpen", { count: one.people ?? 0 })}
                consequences={t("evaluations.askOpenWords")}
                verb={t("evaluations.open")}
                onConfirm={step(open)}
              >
                {t("evaluations.open")}
              </ConfirmButton>
            </>
          )
        ) : (
          <>
            <PastPick />
            {!past && one.state === "open" && <StepButton one={one} name="calibrate" main onDone={changed} />}
            {one.state === (past ? "published" : one.state) && one.state !== "open" && (
              <ButtonLink
                look="main"
                to="/evaluations/$evaluationId/calibration"
                params={{ evaluationId: one.id }}
                preload={false}
              >
                {t("evaluations.calibration")}
              </ButtonLink>
            )}
          </>
        )
      }
    >
      <PastBanner missing={t("evaluations.past")} />
      <div className={styles.stack}>
        <p className={`${styles.facts} soft small`}>
          <Tag>{t(`evaluations.is.${one.state}`)}</Tag>
          <span>
            {formatDate(one.starts_on, locale)} – {formatDate(one.ends_on, locale)}
          </span>
          <span>{inWords(one.population, t)}</span>
          <span>{t("evaluations.people", { count: one.people ?? 0 })}</span>
          <span>{t("evaluations.dueBy", { day: formatDate(one.due_on, locale) })}</span>
          {one.acknowledged !== undefined && (
            <span>{t("evaluations.acknowledgedOf", { count: one.acknowledged, all: one.people })}</span>
          )}
          {!!one.appealing && (
            <Link
              to="/evaluations/$evaluationId/calibration"
              params={{ evaluationId: one.id }}
              preload={false}
            >
              {t("evaluations.appealing", { count: one.appealing })}
            </Link>
          )}
        </p>
        <Reopened one={one} />
        {editing && draft ? (
          <PlanForm
            evaluation={one}
            onCancel={() => setEditing(false)}
            onSave={async (plan) => {
              await change(one, plan);
              await changed();
              setEditing(false);
            }}
          />
        ) : (
          <>
            {!draft && <Owing one={one} />}
            {one.form.levels.length > 0 && <PlanShown one={one} />}
          </>
        )}
      </div>
    </Page>
  );
}

/** The form in words. */
function PlanShown({ one }: { one: Evaluation }) {
  const { t } = useWords();
  const guided = one.form.levels.some((level) => level.share > 0);
  return (
    <Panel title={t("evaluations.form")}>
      <dl className={styles.plan}>
        <dt>{t("evaluations.parts")}</dt>
        <dd>
          {one.form.parts
            .map((part) => `${t(`evaluations.section.${part.section}`)} ${part.weight}%`)
            .join(t("evaluations.comma"))}
        </dd>
        <dt>{t("evaluations.scale")}</dt>
        <dd>
          {one.form.levels
            .map((level, i) => `${i + 1} ${level.name}${guided ? ` ${level.share}%` : ""}`)
            .join(t("evaluations.comma"))}
        </dd>
        <dt>{t("evaluations.reviewers")}</dt>
        <dd>{one.form.reviewers.map((kind) => t(`evaluations.by.${kind}`)).join(t("evaluations.comma"))}</dd>
      </dl>
    </Panel>
  );
}
