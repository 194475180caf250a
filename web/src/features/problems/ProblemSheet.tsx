import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import type { Problem } from "../../api/problems";
import { Button } from "../../ui/Button";
import { Drawer } from "../../ui/Drawer";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { Slot } from "../../ui/slots";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import { problemQuery } from "./api";
import { DecisionPart } from "./DecisionPart";
import { DetailPart } from "./DetailPart";
import { FactFields } from "./FactFields";
import { HarmWords } from "./HarmWords";
import { History } from "./History";
import styles from "./Sheet.module.css";
import { SolveDialog } from "./SolveDialog";
import { TitleField } from "./TitleField";
import { useProblems } from "./useProblems";
import { stateWord } from "./views";

/** One problem whole: everything changed in place, what became of it, and the talk about it. */
export function ProblemSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useWords();
  const past = usePast();
  const { data, error, refetch } = useQuery(problemQuery(id, past));
  return (
    <Drawer open title={t("problems.one")} onClose={onClose}>
      <ProblemNotice error={error} retry={() => void refetch()} />
      {!data && !error && <Skeleton lines={6} />}
      {data && <Whole problem={data} onClose={onClose} />}
    </Drawer>
  );
}

function Whole({ problem, onClose }: { problem: Problem; onClose: () => void }) {
  const { t } = useWords();
  return (
    <div className={styles.sheet}>
      <TitleField problem={problem} />
      <div className={styles.facts}>
        <Tag>{t(stateWord[problem.state])}</Tag>
        <span>{t("problems.days", { count: problem.age })}</span>
        <span className="soft small">
          {t(`problems.sources.${problem.source}`, { name: problem.raised_by_name ?? "?" })}
        </span>
      </div>
      <Acts problem={problem} onGone={onClose} />
      {problem.state === "solved" && problem.how && (
        <p className={styles.how}>{t("problems.howWas", { how: problem.how })}</p>
      )}
      <HarmWords problem={problem} />
      <DecisionPart problem={problem} />
      <FactFields problem={problem} />
      <DetailPart problem={problem} />
      <History steps={problem.history ?? []} />
      <Slot name="talk" subjectKind="problem" subjectId={problem.id} />
    </div>
  );
}

/** What can be done with it now. */
function Acts({ problem, onGone }: { problem: Problem; onGone: () => void }) {
  const { t } = useWords();
  const { take, release, remove } = useProblems();
  const [asking, setAsking] = useState(false);
  const may = can(problem, "problem.update");
  return (
    <div className={styles.acts}>
      {may && problem.state === "open" && (
        <Button look="main" onClick={() => void take(problem)}>
          {t("problems.take")}
        </Button>
      )}
      {may && (
        <Button look={problem.state === "in_hand" ? "main" : "plain"} onClick={() => setAsking(true)}>
          {t(problem.state === "solved" ? "problems.reopenAsk" : "problems.solve")}
        </Button>
      )}
      {may && problem.state === "in_hand" && (
        <Button onClick={() => void release(problem)}>{t("problems.release")}</Button>
      )}
      {can(problem, "problem.delete") && (
        <Button look="quiet" onClick={async () => (await remove(problem)) && onGone()}>
          {t("problems.delete")}
        </Button>
      )}
      {asking && <SolveDialog problem={problem} onClose={() => setAsking(false)} />}
    </div>
  );
}
