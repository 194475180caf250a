import { type Query, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { isTransient } from "../api/problem";
import { Button } from "../ui/Button";
import { isSaid, onSaid } from "../ui/said";
import { useWords } from "../ui/words";
import styles from "./Banner.module.css";

/** How long a part of the page may take to say itself what went wrong, in milliseconds. */
const PATIENCE = 300;

/** What the page shows could not be loaded, and no part of the page says so. Numbers in the menu may be missing. */
const unloaded = (query: Query) =>
  query.state.status === "error" &&
  query.state.data === undefined &&
  query.isActive() &&
  !query.meta?.badge &&
  isTransient(query.state.error) &&
  !isSaid(query.state.error);

/** Says that something is missing on the page where nothing else does: a choice, a panel that would be there. */
export function UnloadedBanner() {
  const { t } = useWords();
  const queries = useQueryClient();
  const [missing, setMissing] = useState(false);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    const cache = queries.getQueryCache();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setMissing(cache.getAll().some(unloaded)), PATIENCE);
    };
    const ends = [cache.subscribe(look), onSaid(look), () => clearTimeout(timer)];
    look();
    return () => {
      for (const end of ends) end();
    };
  }, [queries]);
  const again = async () => {
    setAsking(true);
    await queries.refetchQueries({ predicate: unloaded });
    setAsking(false);
  };
  return (
    <div role="status">
      {missing && (
        <p className={`${styles.banner} ${styles.asks}`}>
          {t("app.unloaded")}
          <Button size="small" busy={asking} onClick={() => void again()}>
            {t("ui.problem.retry")}
          </Button>
        </p>
      )}
    </div>
  );
}
