import { ApiProblem } from "../../api/problem";
import { Checkbox } from "../../ui/Checkbox";
import { FieldError } from "../../ui/FieldError";
import { useWords } from "../../ui/words";
import { type Topic, topics } from "./api";
import styles from "./Robots.module.css";

interface TopicBoxesProps {
  chosen: readonly Topic[];
  error: unknown;
  onChange: (chosen: Topic[]) => void;
}

/** Of what a robot speaks. */
export function TopicBoxes({ chosen, error, onChange }: TopicBoxesProps) {
  const { t } = useWords();
  const words = error instanceof ApiProblem ? error.fieldErrors("/topics") : [];
  return (
    <fieldset className={styles.topics} data-pointer="/topics" aria-describedby="robot-topics-error">
      <legend>{t("robots.form.topics")}</legend>
      {topics.map((topic) => (
        <Checkbox
          key={topic}
          checked={chosen.includes(topic)}
          onChange={(yes) => onChange(topics.filter((one) => (one === topic ? yes : chosen.includes(one))))}
        >
          {t(`robots.topic.${topic}`)}
        </Checkbox>
      ))}
      <FieldError id="robot-topics-error" words={words} />
    </fieldset>
  );
}
