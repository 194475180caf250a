import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Button } from "../../ui/Button";
import { usePast } from "../../ui/past";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import { type Lesson, type LessonsWanted, lessonsQuery } from "./api";
import styles from "./Retrospectives.module.css";

interface LessonsThatChangeProps {
  title: string;
  wanted: LessonsWanted;
  /** What each of them changes, where they don't all change the same. */
  named?: (lesson: Lesson) => ReactNode;
  /** On a card of its own, rather than as part of one. */
  card?: boolean;
}

/** Lessons that change something, beside what they change, with what became of it; nothing where there are none. */
export function LessonsThatChange({ title, wanted, named, card }: LessonsThatChangeProps) {
  const { t } = useWords();
  const found = useInfiniteQuery(lessonsQuery({ ...wanted, asof: usePast() }));
  const lessons = (found.data?.pages ?? []).flatMap((page) => page.items);
  if (lessons.length === 0) return null;
  return (
    <section aria-label={title} className={card ? styles.card : styles.apart}>
      {card ? <h2>{title}</h2> : <h3>{title}</h3>}
      <ul className={styles.list}>
        {lessons.map((one) => (
          <li key={one.id}>
            <span>{one.words}</span>
            <span className={styles.fact}>
              {named?.(one)} {one.what} <Tag>{t(`retrospectives.fate.${one.fate}`)}</Tag>{" "}
              {one.objective_id ? (
                <Link to="/review/$objectiveId/retrospective" params={{ objectiveId: one.objective_id }}>
                  {one.objective}
                </Link>
              ) : (
                t("retrospectives.ofTeam", { team: one.team_name })
              )}
            </span>
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button size="small" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t("retrospectives.moreLessons")}
        </Button>
      )}
    </section>
  );
}
