import { useWords } from "../../ui/words";
import { ChangedRule } from "./ChangedRule";
import { LessonsThatChange } from "./LessonsThatChange";

/** Lessons that change a rule of the workspace, with what became of it; nothing where there are none. */
export default function RuleLessons() {
  const { t } = useWords();
  return (
    <LessonsThatChange
      card
      title={t("retrospectives.ofRules")}
      wanted={{ rule: "*" }}
      named={(lesson) => <ChangedRule lesson={lesson} />}
    />
  );
}
