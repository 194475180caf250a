import { useQuery } from "@tanstack/react-query";
import { useWords } from "../../ui/words";
import { progressQuery, type SchemeDetail } from "./api";
import styles from "./Incentives.module.css";

/** How many of the scheme's people have been told of its news, as long as that goes on. */
export function Progress({ scheme }: { scheme: SchemeDetail }) {
  const { t } = useWords();
  const { data } = useQuery(progressQuery(scheme.id, scheme.version));
  if (!data?.news) return null;
  const words = t("incentives.telling", { told: data.told, count: data.people });
  return (
    <p className={styles.facts} role="status">
      <progress value={data.told} max={Math.max(data.people, 1)} aria-label={words} />
      <span>{words}</span>
    </p>
  );
}
