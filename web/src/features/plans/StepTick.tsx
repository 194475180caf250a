import { useEffect, useState } from "react";
import { Checkbox } from "../../ui/Checkbox";

interface StepTickProps {
  step: { title: string; done: boolean };
  disabled: boolean;
  /** Writes it; undefined where the server refused. */
  onTick: (done: boolean) => Promise<unknown>;
}

/** A step of an action: ticked in the moment it is pressed, and back where the server refuses. */
export function StepTick({ step, disabled, onTick }: StepTickProps) {
  const [ticked, setTicked] = useState(step.done);
  useEffect(() => setTicked(step.done), [step.done]);
  const press = async (done: boolean) => {
    setTicked(done);
    if ((await onTick(done)) === undefined) setTicked(!done);
  };
  return (
    <Checkbox checked={ticked} disabled={disabled} onChange={(done) => void press(done)}>
      {step.title}
    </Checkbox>
  );
}
