import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { HintList } from "../../ui/WordingHints";
import { useWords } from "../../ui/words";
import { type Readiness as Checklist, type Line, readinessQuery } from "./api";
import { LineItem } from "./LineItem";
import styles from "./Readiness.module.css";
import { steps } from "./steps";
import { WaiveDialog } from "./WaiveDialog";

/** The checklist: what is open first, each line leading to where it is mended; what passes is folded away. */
export function Readiness({ objectiveId }: { objectiveId: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(readinessQuery(objectiveId));
  const [waiving, setWaiving] = useState<Line | null>(null);
  if (error) return <ProblemNotice error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  const open = data.lines.filter((line) => line.state === "fail");
  const warned = data.lines.filter((line) => line.state === "pass" && line.warning);
  const waived = data.lines.filter((line) => line.state === "waived");
  const passing = data.lines.filter((line) => line.state === "pass" && !line.warning);
  const item = (line: Line) => (
    <LineItem
      key={`${line.code} ${line.id}`}
      objectiveId={objectiveId}
      line={line}
      mayWaive={data.can.includes("readiness.waive")}
      onWaive={() => setWaiving(line)}
    />
  );
  return (
    <section className={styles.readiness} aria-label={t("quality.readiness")}>
      <h2>{t("quality.readiness")}</h2>
      <p role="status" className={data.ready ? styles.ready : "soft"}>
        {data.ready ? t("quality.ready") : t("quality.open", { count: open.length })}
      </p>
      {steps.map((step) => {
        const here = open.filter((line) => line.step === step);
        if (here.length === 0) return null;
        return (
          <div key={step}>
            <h3>{t(`quality.step.${step}`)}</h3>
            <ul className={styles.lines}>{here.map(item)}</ul>
          </div>
        );
      })}
      {[...warned, ...waived].length > 0 && (
        <ul className={styles.lines}>{[...warned, ...waived].map(item)}</ul>
      )}
      <Wording hints={data.hints} lines={data.lines} />
      {passing.length > 0 && (
        <details>
          <summary>{t("quality.passing", { count: passing.length })}</summary>
          <ul className={styles.lines}>{passing.map(item)}</ul>
        </details>
      )}
      {waiving && <WaiveDialog objectiveId={objectiveId} line={waiving} onClose={() => setWaiving(null)} />}
    </section>
  );
}

/** Hints on wording, each under the title that it is about; they never stand in the way. */
function Wording({ hints, lines }: { hints: Checklist["hints"]; lines: Checklist["lines"] }) {
  const { t } = useWords();
  if (hints.length === 0) return null;
  const about = [...new Set(hints.map((hint) => hint.id))];
  return (
    <details>
      <summary>{t("quality.wording", { count: hints.length })}</summary>
      {about.map((id) => {
        const title = lines.find((line) => line.id === id)?.title ?? "";
        return (
          <div key={id}>
            <p className="soft small">{title}</p>
            <HintList hints={hints.filter((hint) => hint.id === id)} text={title} />
          </div>
        );
      })}
    </details>
  );
}
