import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "../../ui/Button";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import { lessonsQuery } from "./api";
import styles from "./Retrospectives.module.css";

/** Lessons that change a template, with what became of it; nothing where there are none. */
export default function TemplateLessons({ templateId }: { templateId: string }) {
  const { t } = useWords();
  const found = useInfiniteQuery(lessonsQuery({ template: templateId }));
  const lessons = (found.data?.pages ?? []).flatMap((page) => page.items);
  if (lessons.length === 0) return null;
  return (
    <section aria-label={t("retrospectives.ofTemplate")}>
      <h3>{t("retrospectives.ofTemplate")}</h3>
      <ul className={styles.list}>
        {lessons.map((one) => (
          <li key={one.id}>
            <span>{one.words}</span>
            <span className={styles.fact}>
              {one.what} <Tag>{t(`retrospectives.fate.${one.fate}`)}</Tag>{" "}
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
