import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { can } from "../../../api/can";
import { type Objective, okrChanged } from "../../../api/okr";
import { ApiProblem } from "../../../api/problem";
import { Button } from "../../../ui/Button";
import { ButtonLink } from "../../../ui/ButtonLink";
import { Dialog } from "../../../ui/Dialog";
import { Icon } from "../../../ui/Icon";
import { Menu, type MenuEntry } from "../../../ui/Menu";
import { ProblemNotice, problemWords } from "../../../ui/ProblemNotice";
import { useToast } from "../../../ui/Toast";
import { useWords } from "../../../ui/words";
import { deleteObjective, type Outcome, restoreObjective, type Step, takeStep } from "./api";
import styles from "./Detail.module.css";
import { StepDialog } from "./StepDialog";

const words: Record<Step, { verb: string; done: string }> = {
  submit: { verb: "objectives.detail.step.submit", done: "objectives.detail.did.submit" },
  withdraw: { verb: "objectives.detail.step.withdraw", done: "objectives.detail.did.withdraw" },
  approve: { verb: "objectives.detail.step.approve", done: "objectives.detail.did.approve" },
  return: { verb: "objectives.detail.step.return", done: "objectives.detail.did.return" },
  activate: { verb: "objectives.detail.step.activate", done: "objectives.detail.did.activate" },
  close: { verb: "objectives.detail.step.close", done: "objectives.detail.did.close" },
  reopen: { verb: "objectives.detail.step.reopen", done: "objectives.detail.did.reopen" },
};
/** What takes a step back, where something does. */
const wayBack: Partial<Record<Step, Step>> = { submit: "withdraw", close: "reopen" };
const inMenu: readonly Step[] = ["close", "reopen"];
/** The step that most want to take stands out. */
const main: readonly Step[] = ["activate", "approve", "submit"];

/** What can be done with the objective as a whole: the steps on its way, working on it, deleting it. */
export function StepBar({ objective }: { objective: Objective }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<"return" | "close" | null>(null);
  const undo = (now: Objective, back: Step) =>
    void takeStep(now, back, {}).then(
      () => okrChanged(queries),
      (error) => toast({ text: problemWords(error, t), tone: "problem" }),
    );
  const step = useMutation({
    mutationFn: ({ step: which, ...body }: { step: Step; note?: string; outcome?: Outcome }) =>
      takeStep(objective, which, body),
    onSuccess: async (now, { step: which }) => {
      setAsking(null);
      await okrChanged(queries);
      const back = wayBack[which];
      toast({
        text: t(words[which].done, { title: objective.title }),
        undo: back && now.steps.includes(back) ? () => undo(now, back) : undefined,
      });
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.status === 412) void okrChanged(queries);
    },
  });
  const remove = useMutation({
    mutationFn: () => deleteObjective(objective.id),
    onSuccess: async () => {
      await navigate({ to: "/okrs" });
      await okrChanged(queries);
      toast({
        text: t("objectives.detail.deleted", { title: objective.title }),
        undo: () =>
          void restoreObjective(objective.id).then(
            () => okrChanged(queries),
            (error) => toast({ text: problemWords(error, t), tone: "problem" }),
          ),
      });
    },
    onError: (error) => toast({ text: problemWords(error, t), tone: "problem" }),
  });
  const steps = objective.steps as Step[];
  const first = main.find((s) => steps.includes(s));
  const press = (which: Step) => {
    step.reset();
    if (which === "return" || which === "close") setAsking(which);
    else step.mutate({ step: which });
  };
  const rest = steps.filter((s) => s !== first && !inMenu.includes(s));
  const entries: MenuEntry[] = inMenu
    .filter((s) => steps.includes(s))
    .map((s) => ({ key: s, label: t(words[s].verb), onSelect: () => press(s) }));
  if (objective.state === "draft" && can(objective, "objective.delete"))
    entries.push({
      key: "delete",
      label: t("objectives.detail.delete"),
      danger: true,
      onSelect: () => remove.mutate(),
    });
  const draft = objective.change_rule === "freely" && can(objective, "objective.update");
  return (
    <>
      {draft && (
        <ButtonLink to={`/okrs/${objective.id}/guide` as string}>{t("objectives.detail.guide")}</ButtonLink>
      )}
      {rest.map((s) => (
        <Button key={s} onClick={() => press(s)} busy={step.isPending && step.variables?.step === s}>
          {t(words[s].verb)}
        </Button>
      ))}
      {first && (
        <Button
          look="main"
          onClick={() => press(first)}
          busy={step.isPending && step.variables?.step === first}
        >
          {t(words[first].verb)}
        </Button>
      )}
      {entries.length > 0 && (
        <Menu face={<Icon name="dots" />} label={t("objectives.detail.more")} align="end" entries={entries} />
      )}
      {asking && (
        <StepDialog
          step={asking}
          objective={objective}
          error={step.error}
          busy={step.isPending}
          onSend={(body) => step.mutate({ step: asking, ...body })}
          onClose={() => setAsking(null)}
        />
      )}
      {step.error && !asking && (
        <Dialog
          open
          title={t("objectives.detail.refused", { verb: t(words[step.variables?.step ?? "submit"].verb) })}
          onClose={() => step.reset()}
          actions={
            <>
              <Button onClick={() => step.reset()}>{t("objectives.detail.understood")}</Button>
              {draft && (
                <ButtonLink look="main" to={`/okrs/${objective.id}/guide` as string}>
                  {t("objectives.detail.guide")}
                </ButtonLink>
              )}
            </>
          }
        >
          <div className={styles.refused}>
            <ProblemNotice error={step.error} />
          </div>
        </Dialog>
      )}
    </>
  );
}
