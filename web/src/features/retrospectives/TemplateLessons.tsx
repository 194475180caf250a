import { useWords } from "../../ui/words";
import { LessonsThatChange } from "./LessonsThatChange";

/** Lessons that change a template, with what became of it; nothing where there are none. */
export default function TemplateLessons({ templateId }: { templateId: string }) {
  const { t } = useWords();
  return <LessonsThatChange title={t("retrospectives.ofTemplate")} wanted={{ template: templateId }} />;
}
