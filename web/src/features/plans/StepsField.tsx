import { useRef } from "react";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import type { Typed } from "./form";
import styles from "./Plan.module.css";

export interface StepsFieldProps {
  steps: Typed["steps"];
  onChange: (steps: Typed["steps"]) => void;
}

/** The parts of an action in their order. Enter goes on to the next, Backspace on an empty one takes it away. */
export function StepsField({ steps, onChange }: StepsFieldProps) {
  const { t } = useWords();
  const list = useRef<HTMLOListElement>(null);
  const go = (at: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLInputElement>("input")[at]?.focus());
  const put = (at: number, title: string) => onChange(steps.map((s, i) => (i === at ? { ...s, title } : s)));
  const insert = (at: number) => {
    onChange([...steps.slice(0, at), { title: "" }, ...steps.slice(at)]);
    go(at);
  };
  const remove = (at: number) => {
    onChange(steps.filter((_, i) => i !== at));
    go(Math.max(0, at - 1));
  };
  return (
    <fieldset className={styles.set}>
      <legend>{t("plans.steps")}</legend>
      <ol ref={list} className={styles.stepFields}>
        {steps.map((step, i) => (
          <li key={i}>
            <TextInput
              aria-label={t("plans.step", { n: i + 1 })}
              value={step.title}
              onChange={(title) => put(i, title)}
              onKeyDown={(event) => {
                if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
                if (event.key === "Enter") {
                  event.preventDefault();
                  insert(i + 1);
                } else if (event.key === "Backspace" && step.title === "") {
                  event.preventDefault();
                  remove(i);
                }
              }}
            />
            <Button
              look="quiet"
              size="small"
              aria-label={t("plans.removeStep", { n: i + 1 })}
              onClick={() => remove(i)}
            >
              <Icon name="close" size={12} />
            </Button>
          </li>
        ))}
      </ol>
      <Button size="small" icon={<Icon name="plus" size={14} />} onClick={() => insert(steps.length)}>
        {t("plans.addStep")}
      </Button>
    </fieldset>
  );
}
