import { useState } from "react";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../ui/words";
import type { Lesson, Subject } from "./api";
import { LessonCard } from "./LessonCard";
import { LessonForm } from "./LessonForm";
import styles from "./Retrospectives.module.css";

interface LessonsProps {
  subject: Subject;
  lessons: readonly Lesson[];
  may: boolean;
}

/** The lessons of a retrospective, and a button for one more. */
export function Lessons({ subject, lessons, may }: LessonsProps) {
  const { t } = useWords();
  const [writing, setWriting] = useState(false);
  return (
    <section className={styles.part}>
      <h3>{t("retrospectives.lessons")}</h3>
      {lessons.length === 0 && <p className="soft small">{t("retrospectives.noLessons")}</p>}
      {lessons.map((lesson) => (
        <LessonCard key={lesson.id} lesson={lesson} />
      ))}
      {may && (
        <Button icon={<Icon name="plus" />} onClick={() => setWriting(true)}>
          {t("retrospectives.newLesson")}
        </Button>
      )}
      {writing && <LessonForm subject={subject} onClose={() => setWriting(false)} />}
    </section>
  );
}
