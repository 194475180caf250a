import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { hasReason } from "../../../api/problem";
import { formatDate } from "../../../lib/dates";
import { ButtonLink } from "../../../ui/ButtonLink";
import { EmptyState } from "../../../ui/EmptyState";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import { useWords } from "../../../ui/words";
import { fullestQuery, type Insight, insightQuery } from "../api";
import { useSomeCycle } from "../useSomeCycle";
import { Deck } from "./Deck";
import { overloadOf, slideObjectivesQuery, undecidedQuery } from "./data";
import styles from "./Slides.module.css";
import { type Material, slidesOf } from "./slidesOf";

/** The state of a team or the company as slides, for a meeting and for paper: the insight page, one thing at a time. */
export function SlidesPage() {
  const { t } = useWords();
  const { at: _, ...wanted } = useSearch({ from: "/inside/slides" });
  const { none, some } = useSomeCycle();
  const found = useQuery({ ...insightQuery(wanted), enabled: some });
  const data = found.data;
  const objectives = useQuery({
    ...slideObjectivesQuery(data?.cycle.id ?? "", wanted),
    enabled: data !== undefined && data.objectives.length > 0,
  });
  const undecided = useQuery({ ...undecidedQuery(wanted), enabled: data !== undefined });
  // Of a large team, the company and a past day, who has too much is asked for by itself.
  const many = data !== undefined && !data.load;
  const full = useInfiniteQuery({
    ...fullestQuery({ team: wanted.team, cycle: data?.cycle.id, asof: wanted.asof }),
    enabled: many,
  });
  // On a past day it may be too many people's: the slides say so and go on.
  const unloaded = hasReason(full.error, "plans.most_then");
  const error = found.error ?? objectives.error ?? undecided.error ?? (unloaded ? null : full.error);
  const ready =
    data &&
    (objectives.data || data.objectives.length === 0) &&
    undecided.data &&
    (full.data || unloaded || !many);
  if (data && ready)
    return (
      <Shown
        data={data}
        objectives={objectives.data ?? []}
        undecided={undecided.data?.items ?? []}
        moreUndecided={undecided.data?.next !== undefined}
        overload={unloaded ? undefined : overloadOf(data, full.data?.pages[0])}
      />
    );
  return (
    <div className={styles.waiting}>
      <h1>{t("insight.slides.title")}</h1>
      <ProblemNotice
        error={error}
        retry={() => void Promise.all([found, objectives, undecided, full].map((q) => q.refetch()))}
      />
      {none && (
        <EmptyState
          title={t("insight.noCycle")}
          action={<ButtonLink to="/okrs">{t("insight.toOkrs")}</ButtonLink>}
        >
          {t("insight.noCycleWords")}
        </EmptyState>
      )}
      {!error && !none && <Skeleton lines={8} />}
      <ButtonLink to="/insight" search={wanted}>
        {t("insight.slides.leave")}
      </ButtonLink>
    </div>
  );
}

function Shown({
  data,
  objectives,
  undecided,
  moreUndecided,
  overload,
}: Omit<Material, "past"> & { data: Insight }) {
  const { t, locale } = useWords();
  const navigate = useNavigate({ from: "/slides" });
  const { at, ...wanted } = useSearch({ from: "/inside/slides" });
  const past = wanted.asof !== undefined;
  const slides = useMemo(
    () => slidesOf({ data, objectives, undecided, moreUndecided, overload, past }, t, locale),
    [data, objectives, undecided, moreUndecided, overload, past, t, locale],
  );
  const name = data.team_name ?? t("insight.company");
  const day = formatDate(data.today, locale, "");
  const foot = [name, data.cycle.name, past ? t("insight.slides.asOf", { day }) : day].join(" · ");
  return (
    <Deck
      title={t("insight.slides.titleOf", { name, cycle: data.cycle.name })}
      foot={foot}
      slides={slides}
      at={at ?? 1}
      go={(to) =>
        void navigate({ search: (was) => ({ ...was, at: to > 1 ? to : undefined }), replace: true })
      }
      leave={() => void navigate({ to: "/insight", search: wanted })}
    />
  );
}
