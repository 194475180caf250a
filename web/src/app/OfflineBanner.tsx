import { onlineManager } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { useWords } from "../ui/words";
import styles from "./Banner.module.css";

/** Says that nothing can be saved just now, as long as that is so. */
export function OfflineBanner() {
  const { t } = useWords();
  const online = useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
  return <div role="status">{online ? null : <p className={styles.banner}>{t("app.offline")}</p>}</div>;
}
