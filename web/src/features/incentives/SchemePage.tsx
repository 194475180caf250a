import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { can } from "../../api/can";
import { dayOf, formatDate } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { NotThen } from "../../ui/NotThen";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { PastBanner, PastPick, useDay, usePast } from "../../ui/past";
import { inWords } from "../../ui/population/population";
import { Skeleton } from "../../ui/Skeleton";
import { Slot } from "../../ui/slots";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import { Appeals } from "./Appeals";
import { ApproverLeft } from "./ApproverLeft";
import { change, incentives, type Move, move, type SchemeDetail, schemeQuery } from "./api";
import { Compared } from "./Compared";
import styles from "./Incentives.module.css";
import { Inputs } from "./Inputs";
import { Warnings } from "./Lines";
import { Progress } from "./Progress";
import { ReturnButton, Returned } from "./Returned";
import { SchemeForm } from "./SchemeForm";
import { Simulated } from "./Simulated";
import { Terms } from "./Terms";

/** One scheme: its table, what it pays, and its next step. */
export function SchemePage() {
  const { t } = useWords();
  const { schemeId } = useParams({ from: "/inside/incentives/$schemeId" });
  const past = usePast();
  const query = useQuery(schemeQuery(schemeId, past));
  if (query.data) return <Loaded key={past} scheme={query.data} />;
  return (
    <Page title={t("incentives.title")} above={<Back />} actions={<PastPick />}>
      <NotThen
        error={query.error}
        missing={t("incentives.past")}
        none={t("incentives.notThen")}
        retry={() => void query.refetch()}
      />
      {!query.error && <Skeleton lines={8} />}
    </Page>
  );
}

function Back() {
  const { t } = useWords();
  return (
    <Link to="/incentives" search={{ tab: "schemes" }}>
      {t("incentives.back")}
    </Link>
  );
}

function Loaded({ scheme }: { scheme: SchemeDetail }) {
  const { t, locale } = useWords();
  const queries = useQueryClient();
  const changed = () => queries.invalidateQueries({ queryKey: incentives });
  const [editing, setEditing] = useState(false);
  const past = usePast();
  const hr = can(scheme, "incentive.update");
  const approver = can(scheme, "incentive.approve");
  const { state } = scheme;
  const ran = state === "run" || state === "paid";
  const step = (one: Move) => async () => {
    try {
      await move(scheme, one);
    } finally {
      await changed();
    }
  };
  return (
    <Page
      title={scheme.title}
      above={<Back />}
      subtitle={t(`incentives.preset.${scheme.preset}`)}
      actions={
        <>
          <PastPick />
          {hr && state === "draft" && !editing && (
            <Button onClick={() => setEditing(true)}>{t("incentives.edit")}</Button>
          )}
          {approver && state === "draft" && <Step name="publish" main onConfirm={step("publish")} />}
          {approver && scheme.people > 0 && (
            <Step name="approve" main={state === "published"} onConfirm={step("approve")} />
          )}
          {can(scheme, "incentive.return") && (state === "approved" || state === "published") && (
            <ReturnButton scheme={scheme} onDone={changed} />
          )}
          {hr && state === "approved" && <Step name="run" main onConfirm={step("run")} />}
          {hr && state === "run" && <Step name="pay" main onConfirm={step("pay")} />}
        </>
      }
    >
      <PastBanner missing={t("incentives.past")} />
      <div className={styles.stack}>
        <p className={`${styles.facts} soft small`}>
          <Tag>{t(`incentives.is.${state}`)}</Tag>
          <span>
            {formatDate(scheme.starts_on, locale)} – {formatDate(scheme.ends_on, locale)}
          </span>
          <span>{inWords(scheme.population, t)}</span>
          <span>{t("incentives.by", { editor: scheme.editor_name, approver: scheme.approver_name })}</span>
          <span>{t("incentives.covered", { people: scheme.people, population: scheme.covers })}</span>
        </p>
        {!past && (ran || state === "published") && <Progress scheme={scheme} />}
        <Returned scheme={scheme} />
        {hr && scheme.approver_left && state !== "draft" && <ApproverLeft scheme={scheme} onDone={changed} />}
        <Late scheme={scheme} />
        {editing ? (
          <SchemeForm
            rules={scheme.rules}
            scheme={scheme}
            onCancel={() => setEditing(false)}
            onSave={async (plan, opened) => {
              try {
                await change(opened ?? scheme, plan);
              } finally {
                await changed(); // also where somebody else was quicker
              }
              setEditing(false);
            }}
          />
        ) : (
          <>
            <div className={styles.halves}>
              <Panel title={t("incentives.rules")}>
                <p>{t(`incentives.means.${scheme.preset}`)}</p>
                <Terms rules={scheme.rules} />
              </Panel>
              <Panel title={t("incentives.warnings")}>
                <Warnings warnings={scheme.warnings} formula={scheme.preset === "formula"} />
              </Panel>
            </div>
            {ran && <Appeals scheme={scheme} onChanged={changed} />}
            <Inputs
              scheme={scheme}
              edits={hr && (state === "draft" || state === "published")}
              onSaved={changed}
            />
            {scheme.people > 0 && (ran || !past) && <Simulated scheme={scheme} />}
            {!past && scheme.people > 0 && <Compared key={`compared${scheme.version}`} scheme={scheme} />}
            {!past && (
              <div>
                <p className="soft small">{t("incentives.talkNote")}</p>
                <Slot name="talk" subjectKind="incentive" subjectId={scheme.id} />
              </div>
            )}
          </>
        )}
      </div>
    </Page>
  );
}

/** That the rules came, or would come, after the period began. */
function Late({ scheme }: { scheme: SchemeDetail }) {
  const { t, locale } = useWords();
  const day = useDay();
  const on = scheme.published_at && dayOf(new Date(scheme.published_at));
  if (on ? on <= scheme.starts_on : scheme.state !== "draft" || day <= scheme.starts_on) return null;
  const from = formatDate(scheme.starts_on, locale);
  return (
    <p className="soft small">
      {on
        ? t("incentives.late.published", { on: formatDate(on, locale), from })
        : t("incentives.late.draft", { from })}
    </p>
  );
}

function Step({ name, main, onConfirm }: { name: Move; main?: boolean; onConfirm: () => Promise<unknown> }) {
  const { t } = useWords();
  return (
    <ConfirmButton
      look={main ? "main" : undefined}
      question={t(`incentives.ask.${name}`)}
      consequences={t(`incentives.askWords.${name}`)}
      verb={t(`incentives.do.${name}`)}
      onConfirm={onConfirm}
    >
      {t(`incentives.do.${name}`)}
    </ConfirmButton>
  );
}
