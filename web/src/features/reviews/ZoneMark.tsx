import { useWords } from "../../ui/words";
import styles from "./Reviews.module.css";
import { zoneOf, zoneSign } from "./zone";

/** A score with the sign and the word of its zone; a dash where there is none. */
export function ZoneMark({ score, big }: { score: string | null; big?: boolean }) {
  const { t } = useWords();
  if (score === null) return <span className="soft">{t("reviews.none")}</span>;
  const zone = zoneOf(score);
  return (
    <span className={`${styles.score} ${styles[zone]} ${big ? styles.big : ""}`}>
      <span aria-hidden="true">{zoneSign[zone]}</span> {score}
      <span className="hidden-visually">{t(`reviews.zone.${zone}`)}</span>
    </span>
  );
}
