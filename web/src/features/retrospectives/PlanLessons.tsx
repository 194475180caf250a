import { useWords } from "../../ui/words";
import { LessonsThatChange } from "./LessonsThatChange";

interface PlanLessonsProps {
  keyResultId: string;
  /** Only those of this action. */
  actionId?: string;
}

/** Lessons that an action of a plan came of; nothing where there are none. */
export default function PlanLessons({ keyResultId, actionId }: PlanLessonsProps) {
  const { t } = useWords();
  return actionId ? (
    <LessonsThatChange title={t("retrospectives.ofAction")} wanted={{ action: actionId }} />
  ) : (
    <LessonsThatChange
      card
      title={t("retrospectives.ofPlan")}
      wanted={{ keyResult: keyResultId }}
      named={(lesson) => lesson.action && t("retrospectives.actionNamed", { title: lesson.action.title })}
    />
  );
}
