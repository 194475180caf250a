import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { keyResultQuery } from "../../api/okr";
import { formatDate } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { Slot } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { PlanLoads } from "./LoadWords";
import { PlanOfKeyResult } from "./PlanOfKeyResult";
import { toObjective } from "./ways";

/** The plan of one key result on a page of its own: who, when, how, on one screen and on one sheet. */
export function PlanPage() {
  const { t, locale } = useWords();
  const { id } = useParams({ from: "/inside/key-results/$id/plan" });
  const { view = "list" } = useSearch({ from: "/inside/key-results/$id/plan" });
  const past = usePast();
  const navigate = useNavigate({ from: "/key-results/$id/plan" });
  const { data: result, error } = useQuery(keyResultQuery(id, past));
  const facts = result && [
    t("plans.forResult", { owner: result.owner_name ?? "", date: formatDate(result.due_on, locale) }),
    result.actions && shortWords(result.actions, t),
  ];
  return (
    <Page
      title={result?.title ?? t("plans.plan")}
      subtitle={facts?.filter(Boolean).join(" · ")}
      above={result && <Link {...toObjective(result.objective_id)}>{t("plans.toKeyResult")}</Link>}
      actions={
        <>
          <PastPick />
          <Button onClick={() => window.print()}>{t("plans.print")}</Button>
        </>
      }
    >
      <PastBanner missing={t("plans.past")} />
      <ProblemNotice error={error} />
      <PlanOfKeyResult
        keyResultId={id}
        view={view}
        onView={(next) =>
          void navigate({ search: { view: next === "list" ? undefined : next, asof: past }, replace: true })
        }
      />
      {result && <PlanLoads keyResultId={id} />}
      {!past && <Slot name="planLessons" inBar keyResultId={id} />}
    </Page>
  );
}

interface Short {
  open: number;
  done: number;
  overdue: number;
  slipping: number;
}

/** "3 项未完成，2 项完成，1 项逾期": what isn't there isn't said. */
function shortWords(plan: Short, t: ReturnType<typeof useWords>["t"]): string {
  return (["open", "done", "overdue", "slipping"] as const)
    .filter((k) => plan[k] > 0)
    .map((k) => t(`plans.short.${k}`, { count: plan[k] }))
    .join(t("plans.comma"));
}
