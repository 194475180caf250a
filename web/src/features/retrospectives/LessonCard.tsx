import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { can } from "../../api/can";
import { formatDate } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import { Tag } from "../../ui/Tag";
import { TalkButton } from "../../ui/TalkButton";
import { useWords } from "../../ui/words";
import type { Lesson } from "./api";
import { ChangedAction } from "./ChangedAction";
import { ChangedRule } from "./ChangedRule";
import { ChangedTemplate } from "./ChangedTemplate";
import { DropDialog } from "./DropDialog";
import { LessonForm } from "./LessonForm";
import styles from "./Retrospectives.module.css";
import { useLooking } from "./useLooking";

/** Where what a lesson changes is changed. */
const PLACES = { template: "/okrs/templates", policy: "/settings/policy", action: "/actions" } as const;

/** A lesson with its tags, what it was learned from, what it changes, and whether that was kept. */
export function LessonCard({ lesson }: { lesson: Lesson }) {
  const { t, locale } = useWords();
  const [changing, setChanging] = useState(false);
  const [dropping, setDropping] = useState(false);
  const { keep, forget } = useLooking();
  const may = can(lesson, "lesson.update");
  const place = lesson.change && lesson.change !== "practice" ? PLACES[lesson.change] : null;
  const named = lesson.template_id || lesson.action || lesson.rule;
  return (
    <article className={styles.lesson} aria-label={lesson.words}>
      <div className={styles.lessonHead}>
        <p className={styles.lessonWords}>{lesson.words}</p>
        {may && (
          <Menu
            face={<Icon name="dots" />}
            label={t("retrospectives.lessonTools", { words: lesson.words })}
            align="end"
            entries={[
              { key: "edit", label: t("retrospectives.edit"), onSelect: () => setChanging(true) },
              {
                key: "delete",
                label: t("retrospectives.deleteLesson"),
                danger: true,
                onSelect: () => forget(lesson),
              },
            ]}
          />
        )}
      </div>
      {lesson.change && (
        <div className={styles.fateRow}>
          <span>
            <span className="soft">{t(`retrospectives.changeOf.${lesson.change}`)}</span>{" "}
            {lesson.template_id && <ChangedTemplate id={lesson.template_id} />}
            <ChangedAction lesson={lesson} />
            <ChangedRule lesson={lesson} />
            {lesson.what}
          </span>
          <Tag>{t(`retrospectives.fate.${lesson.fate}`)}</Tag>
          {lesson.fate === "open" && may && (
            <>
              {place && !named && <Link to={place}>{t("retrospectives.goChange")}</Link>}
              <Button size="small" onClick={() => void keep(lesson)}>
                {t("retrospectives.markKept")}
              </Button>
              <Button size="small" look="quiet" onClick={() => setDropping(true)}>
                {t("retrospectives.markDropped")}
              </Button>
            </>
          )}
          {lesson.settled_name && (
            <span className="soft small">
              {t(lesson.reason ? "retrospectives.settledWhy" : "retrospectives.settledBy", {
                who: lesson.settled_name,
                on: formatDate(lesson.settled_at?.slice(0, 10), locale),
                reason: lesson.reason,
              })}
            </span>
          )}
        </div>
      )}
      <footer className={styles.lessonFoot}>
        {lesson.tags.map((tag) => (
          <Link key={tag} to="/review/lessons" search={{ tag }} className={styles.tag}>
            #{tag}
          </Link>
        ))}
        {lesson.objective_id ? (
          <Link to="/review/$objectiveId/retrospective" params={{ objectiveId: lesson.objective_id }}>
            {lesson.objective}
          </Link>
        ) : (
          lesson.team_id && <span>{t("retrospectives.ofTeam", { team: lesson.team_name })}</span>
        )}
        <TalkButton subjectKind="lesson" subjectId={lesson.id} title={lesson.words} />
        <span className="soft">{[lesson.cycle_name, lesson.author_name].filter(Boolean).join(" · ")}</span>
      </footer>
      {changing && <LessonForm lesson={lesson} onClose={() => setChanging(false)} />}
      {dropping && <DropDialog lesson={lesson} onClose={() => setDropping(false)} />}
    </article>
  );
}
