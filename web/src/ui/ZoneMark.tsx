import { useWords } from "./words";
import styles from "./ZoneMark.module.css";
import { type Grade, zoneSign } from "./zone";

/** A score with the sign and the word of its zone; a dash where there is none. */
export function ZoneMark({ grade, big }: { grade?: Grade; big?: boolean }) {
  const { t } = useWords();
  if (!grade) return <span className="soft">{t("ui.zone.none")}</span>;
  return (
    <span className={`${styles.score} ${styles[grade.zone]} ${big ? styles.big : ""}`}>
      <span aria-hidden="true">{zoneSign[grade.zone]}</span> {grade.shown}
      <span className="hidden-visually">{t(`ui.zone.${grade.zone}`)}</span>
    </span>
  );
}
