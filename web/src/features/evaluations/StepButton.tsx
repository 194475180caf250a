import { ConfirmButton } from "../../ui/ConfirmButton";
import { useWords } from "../../ui/words";
import type { Evaluation } from "./api";
import { type Step, step } from "./settling";

interface StepButtonProps {
  one: Evaluation;
  name: Step;
  main?: boolean;
  onDone: () => Promise<unknown>;
}

/** Moves an evaluation on, or back. */
export function StepButton({ one, name, main, onDone }: StepButtonProps) {
  const { t } = useWords();
  return (
    <ConfirmButton
      look={main ? "main" : undefined}
      question={t(`evaluations.ask.${name}`)}
      consequences={t(`evaluations.askWords.${name}`)}
      verb={t(`evaluations.do.${name}`)}
      onConfirm={async () => {
        await step(one, name);
        await onDone();
      }}
    >
      {t(`evaluations.do.${name}`)}
    </ConfirmButton>
  );
}
