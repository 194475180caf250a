import { Slot } from "../../ui/slots";
import { useWords } from "../../ui/words";
import type { Lesson } from "./api";

/** The rule that a lesson changes, as a way there, and whether it is another since; nothing for none. */
export function ChangedRule({ lesson }: { lesson: Lesson }) {
  const { t } = useWords();
  if (!lesson.rule) return null;
  return (
    <>
      <Slot name="ruleName" inBar rule={lesson.rule} />{" "}
      <span className="soft">
        {t(lesson.rule_changed ? "retrospectives.ruleChanged" : "retrospectives.ruleSame")}
      </span>{" "}
    </>
  );
}
