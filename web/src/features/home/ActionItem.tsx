import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { can } from "../../api/can";
import { okrChanged } from "../../api/okr";
import { daysBetween, formatDate, formatRelativeDay, today } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { useSending } from "../../ui/sending";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { type Action, adjustAction } from "./api";
import { BlockDialog } from "./BlockDialog";
import { MoveDialog } from "./MoveDialog";
import styles from "./Waiting.module.css";

/** An action of one's own that is late or due: done, begun, blocked or moved in place. */
export function ActionItem({ action }: { action: Action }) {
  const { t, locale } = useWords();
  const queries = useQueryClient();
  const tell = useToast();
  const [asking, setAsking] = useState<"block" | "move" | null>(null);
  const late = daysBetween(action.due_on, today());
  const settled = async (text: string, undo?: () => void) => {
    setAsking(null);
    tell({ text, undo });
    await okrChanged(queries);
  };
  const sending = useSending(async (state: "doing" | "done") => {
    await adjustAction(action, { state });
    await settled(
      t(state === "done" ? "home.action.didDone" : "home.action.didStart", { title: action.title }),
    );
  });
  return (
    <li className={styles.item}>
      <p>
        {t("home.action.kind")}{" "}
        <Link to={`/okrs/${action.objective_id}` as string} search={{ kr: action.key_result_id } as never}>
          {action.title}
        </Link>{" "}
        <span className={late > 0 ? styles.late : "soft small"}>
          {late > 0
            ? t("home.action.late", { count: late })
            : t("home.due", { when: formatRelativeDay(action.due_on, locale) })}
        </span>
      </p>
      <p className="soft small">
        {t("home.action.for", { title: action.key_result_title })}
        {action.blocked && ` · ${t("home.action.blockedBy", { why: action.blocked.why })}`}
      </p>
      <ProblemNotice error={sending.error} />
      {can(action, "action.update") && (
        <div className={styles.buttons}>
          <Button
            size="small"
            busy={sending.busy}
            aria-label={`${t("home.action.done")}: ${action.title}`}
            onClick={() => void sending.send("done")}
          >
            {t("home.action.done")}
          </Button>
          {action.state !== "doing" && (
            <Button
              size="small"
              look="quiet"
              aria-label={`${t("home.action.start")}: ${action.title}`}
              onClick={() => void sending.send("doing")}
            >
              {t("home.action.start")}
            </Button>
          )}
          <Button
            size="small"
            look="quiet"
            aria-label={`${t("home.action.block")}: ${action.title}`}
            onClick={() => setAsking("block")}
          >
            {t("home.action.block")}
          </Button>
          <Button
            size="small"
            look="quiet"
            aria-label={`${t("home.action.move")}: ${action.title}`}
            onClick={() => setAsking("move")}
          >
            {t("home.action.move")}
          </Button>
        </div>
      )}
      {asking === "block" && (
        <BlockDialog
          action={action}
          onClose={() => setAsking(null)}
          onDone={() => settled(t("home.action.didBlock", { title: action.title }))}
        />
      )}
      {asking === "move" && (
        <MoveDialog
          action={action}
          onClose={() => setAsking(null)}
          onDone={(on) =>
            settled(t("home.action.didMove", { title: action.title, on: formatDate(on, locale) }))
          }
        />
      )}
    </li>
  );
}
