import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type Objective, okrChanged } from "../../api/okr";
import { ApiProblem } from "../../api/problem";
import { Button } from "../../ui/Button";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { type NextStep, readinessQuery, takeStep } from "./api";
import styles from "./Guide.module.css";

const forward: readonly NextStep[] = ["activate", "approve", "submit"];

/** Where the objective stands on its way, who is asked next, and the step that can be taken now. */
export function Finish({ objective, small }: { objective: Objective; small?: boolean }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const readiness = useQuery(readinessQuery(objective.id));
  const step = useMutation({
    mutationFn: (which: NextStep) => takeStep(objective, which),
    onSuccess: async (_, which) => {
      await okrChanged(queries);
      toast({ text: t(`quality.did.${which}`, { title: objective.title }) });
      if (which === "activate") await navigate({ to: `/okrs/${objective.id}` as string });
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.status === 412) void okrChanged(queries);
    },
  });
  const next = forward.find((which) => objective.steps.includes(which));
  const open = readiness.data?.lines.filter((line) => line.state === "fail") ?? [];
  const names = (objective.approvers ?? []).map((each) => each.name).join(t("quality.comma"));
  const size = small ? "small" : "normal";
  return (
    <section className={small ? undefined : styles.part} aria-label={t("quality.finish")}>
      {!small && <h3>{t("quality.finish")}</h3>}
      <p className="soft small">
        {objective.state === "draft" && names && t("quality.asks", { names })}
        {objective.state === "in_review" &&
          !objective.approved &&
          t(names ? "quality.waits" : "quality.waitsOpen", { names })}
        {objective.state === "in_review" && objective.approved && t("quality.approved")}
        {objective.state === "active" && t("quality.active")}
      </p>
      {objective.return_note && objective.state === "draft" && (
        <p>{t("quality.returned", { note: objective.return_note })}</p>
      )}
      <ProblemNotice error={step.error} />
      <div className={styles.row}>
        {next === "submit" && open.length > 0 ? (
          <ConfirmButton
            size={size}
            question={t("quality.submitOpen", { count: open.length })}
            consequences={
              <ul>
                {open.map((line) => (
                  <li key={`${line.code} ${line.id}`}>
                    {line.kind === "key_result" && `${line.title}: `}
                    {line.words}
                  </li>
                ))}
              </ul>
            }
            verb={t("quality.submitAnyway")}
            onConfirm={() => step.mutateAsync("submit")}
          >
            {t("quality.do.submit")}
          </ConfirmButton>
        ) : (
          next && (
            <Button look="main" size={size} busy={step.isPending} onClick={() => step.mutate(next)}>
              {t(`quality.do.${next}`)}
            </Button>
          )
        )}
        {objective.steps.includes("withdraw") && (
          <Button size={size} onClick={() => step.mutate("withdraw")}>
            {t("quality.do.withdraw")}
          </Button>
        )}
      </div>
    </section>
  );
}
