import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { useCycles } from "../../ui/cyclesOfDay";
import { EmptyState } from "../../ui/EmptyState";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick } from "../../ui/past";
import { SearchInput } from "../../ui/SearchInput";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { TeamPicker } from "../../ui/TeamPicker";
import { useTeams } from "../../ui/teamsOfDay";
import { useWords } from "../../ui/words";
import { type LessonsWanted, lessonsQuery } from "./api";
import { LessonCard } from "./LessonCard";
import styles from "./Retrospectives.module.css";

const FATES = ["open", "kept", "dropped"] as const;

/** All lessons that the reader may see: by words, tag, team, cycle, and by what became of what they change. */
export function LessonsPage() {
  const { t } = useWords();
  const wanted = useSearch({ from: "/inside/review/lessons" });
  const navigate = useNavigate({ from: "/review/lessons" });
  const cycles = useCycles().data ?? [];
  const teamName = useTeams().data?.find((each) => each.id === wanted.team)?.name;
  const list = useInfiniteQuery(lessonsQuery(wanted));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const want = (part: LessonsWanted) =>
    void navigate({ search: (was) => ({ ...was, ...part }), replace: true });
  const { asof, ...narrow } = wanted;
  const asked = Object.values(narrow).some(Boolean);
  return (
    <Page
      title={t("retrospectives.lessons")}
      width="narrow"
      above={<Link to="/review">{t("retrospectives.toReviews")}</Link>}
      subtitle={t("retrospectives.lessonsWords")}
      actions={<PastPick />}
    >
      <PastBanner missing={t("retrospectives.past.lessons")} />
      <div className={styles.bar}>
        <SearchInput
          value={wanted.q ?? ""}
          label={t("retrospectives.search")}
          onChange={(q) => want({ q: q || undefined })}
        />
        <Select
          aria-label={t("retrospectives.cycle")}
          value={wanted.cycle ?? ""}
          options={[
            { value: "", label: t("retrospectives.anyCycle") },
            ...cycles.map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={(cycle) => want({ cycle: cycle || undefined })}
        />
        <Select
          aria-label={t("retrospectives.fateShown")}
          value={wanted.fate ?? ""}
          options={[
            { value: "", label: t("retrospectives.anyFate") },
            ...FATES.map((value) => ({ value, label: t(`retrospectives.fate.${value}`) })),
          ]}
          onChange={(fate) => want({ fate: fate || undefined })}
        />
        <TeamPicker
          aria-label={t("retrospectives.team")}
          placeholder={t("retrospectives.anyTeam")}
          value={wanted.team ? { value: wanted.team, label: teamName ?? "" } : null}
          onChange={(option) => want({ team: option?.value })}
        />
        {wanted.tag && (
          <Button size="small" onClick={() => want({ tag: undefined })}>
            {t("retrospectives.withoutTag", { tag: wanted.tag })}
          </Button>
        )}
      </div>
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending && <Skeleton lines={6} />}
      {list.data && items.length === 0 && (
        <EmptyState
          title={t(
            asked
              ? "retrospectives.noneFound"
              : asof
                ? "retrospectives.past.noLessons"
                : "retrospectives.noneYet",
          )}
          action={
            asked ? (
              <Button onClick={() => void navigate({ search: { asof } })}>
                {t("retrospectives.showAll")}
              </Button>
            ) : (
              <ButtonLink to="/review" look="main">
                {t("retrospectives.toReviews")}
              </ButtonLink>
            )
          }
        >
          {asked ? t("retrospectives.noneFoundWords") : !asof && t("retrospectives.noneYetWords")}
        </EmptyState>
      )}
      <div className={styles.lessons}>
        {items.map((lesson) => (
          <LessonCard key={lesson.id} lesson={lesson} />
        ))}
      </div>
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("retrospectives.moreLessons")}
        </Button>
      )}
    </Page>
  );
}
