import { Link } from "@tanstack/react-router";
import { formatDate } from "../../lib/dates";
import { useWords } from "../../ui/words";
import type { Lesson } from "./api";

/** The action that a lesson changes, as a way to its plan, and how far it is; nothing where the reader sees none. */
export function ChangedAction({ lesson }: { lesson: Lesson }) {
  const { t, locale } = useWords();
  const action = lesson.action;
  if (!action) return null;
  const open = action.state !== "done" && action.state !== "dropped";
  return (
    <>
      <Link to="/key-results/$id/plan" params={{ id: action.key_result_id }}>
        {t("retrospectives.actionNamed", { title: action.title })}
      </Link>{" "}
      <span className="soft">
        {[
          t(`retrospectives.actionState.${action.state}`),
          action.owner_name,
          open && action.due_on && t("retrospectives.due", { on: formatDate(action.due_on, locale) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>{" "}
    </>
  );
}
