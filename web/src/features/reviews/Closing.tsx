import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import { okrChanged } from "../../api/okr";
import { formatDate, formatRelativeDay } from "../../lib/dates";
import { Button } from "../../ui/Button";
import type { Option } from "../../ui/Combobox";
import { Icon, type IconName } from "../../ui/Icon";
import { useMe } from "../../ui/me";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Slot } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { type Closing as ClosingOf, closingQuery, STEPS } from "./api";
import styles from "./Closing.module.css";
import { DeputyDialog } from "./DeputyDialog";
import { PlanDialog } from "./PlanDialog";

interface ClosingProps {
  cycle: string;
  /** That the page is narrowed to. */
  team?: Option;
}

/** By when each step of closing the cycle is done, and how far it has come. */
export function Closing({ cycle, team }: ClosingProps) {
  const { t } = useWords();
  const me = useMe();
  const past = usePast();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(closingQuery(cycle, past));
  const [open, setOpen] = useState<"plan" | "deputy" | null>(null);
  if (error) return <ProblemNotice error={error} retry={() => void refetch()} />;
  if (!data) return null;
  const closed = data.phase === "closed";
  const plans = can(data, "review.plan") && !closed;
  if (!data.days && !plans) return null;
  const done = async () => {
    await okrChanged(queries);
    setOpen(null);
  };
  return (
    <Panel
      title={t("reviews.closing.title")}
      className={styles.panel}
      actions={
        plans && (
          <Button look={data.days ? "quiet" : "plain"} size="small" onClick={() => setOpen("plan")}>
            {t(data.days ? "reviews.closing.change" : "reviews.closing.plan")}
          </Button>
        )
      }
    >
      {data.days ? <Steps closing={data} /> : <p className="soft">{t("reviews.closing.none")}</p>}
      <div className={styles.foot}>
        {data.days && !past && (
          <Slot name="scoreMeetings" inBar cycle={cycle} on={data.days.meet_on} team={team} closed={closed} />
        )}
        {past && data.my_deputy_name && (
          <span className="soft small">{t("reviews.closing.myDeputy", { name: data.my_deputy_name })}</span>
        )}
        {data.days && !closed && !past && (
          <Button look="quiet" size="small" onClick={() => setOpen("deputy")}>
            {data.my_deputy_name
              ? t("reviews.closing.myDeputy", { name: data.my_deputy_name })
              : t("reviews.closing.askDeputy")}
          </Button>
        )}
      </div>
      {open === "plan" && <PlanDialog closing={data} onClose={() => setOpen(null)} onDone={done} />}
      {open === "deputy" && (
        <DeputyDialog
          cycle={cycle}
          person={{ id: me.id, name: me.name }}
          own
          deputy={
            data.my_deputy_id ? { value: data.my_deputy_id, label: data.my_deputy_name ?? "" } : undefined
          }
          onClose={() => setOpen(null)}
          onDone={done}
        />
      )}
    </Panel>
  );
}

type Days = NonNullable<ClosingOf["days"]>;

/** How many objectives have still to pass a step; null where none passes it one by one. */
function left(step: keyof Days, { counts }: ClosingOf): number | null {
  if (step === "self_by") return counts.open;
  if (step === "confirm_by") return counts.open + counts.self;
  if (step === "settle_by") return counts.open + counts.self + counts.reviewed;
  return null;
}

/** done: nothing is left of it; late: its day is over and something is; now: today; next: still to come. */
type Standing = "done" | "late" | "now" | "next";

function standing(step: keyof Days, on: string, closing: ClosingOf): Standing {
  const rest = left(step, closing);
  if (step === "cut_off_on" && closing.cut_at) return "done";
  if (rest === 0) return "done";
  if (on === closing.today) return "now";
  if (on > closing.today) return "next";
  return rest === null ? "done" : "late";
}

const sign: Record<Standing, IconName> = { done: "check", late: "warn", now: "right", next: "dots" };

function Steps({ closing }: { closing: ClosingOf }) {
  const { t, locale } = useWords();
  return (
    <ol className={styles.steps}>
      {STEPS.map((step) => {
        const on = closing.days?.[step] ?? "";
        const stands = standing(step, on, closing);
        const rest = left(step, closing);
        return (
          <li key={step} className={styles[stands]} aria-current={stands === "now" ? "step" : undefined}>
            <span className={styles.step}>
              <Icon name={sign[stands]} size={14} /> {t(`reviews.closing.steps.${step}`)}
            </span>
            <time dateTime={on} className={styles.day}>
              {formatDate(on, locale, closing.today)}
            </time>
            <span className={`${styles.state} small`}>
              {t(`reviews.closing.stands.${stands}`, { when: formatRelativeDay(on, locale, closing.today) })}
              {rest !== null && rest > 0 && ` · ${t("reviews.closing.left", { count: rest })}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
