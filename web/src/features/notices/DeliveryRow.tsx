import { formatInstant } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { useWords } from "../../ui/words";
import type { Delivery } from "./choices";
import styles from "./Settings.module.css";

/** A letter on its way: to whom, what, when, and why it didn't arrive. */
export function DeliveryRow({ one, onAgain }: { one: Delivery; onAgain: () => void }) {
  const { t, locale } = useWords();
  return (
    <li>
      <div>
        <strong>{one.to_name}</strong>
        <span className="soft small">
          {t(`notices.deliveries.kinds.${one.kind}`)} ·{" "}
          {t(one.way === "robot" ? "notices.deliveries.tells" : "notices.deliveries.holds", {
            count: one.notices,
          })}{" "}
          · {formatInstant(one.sent_at ?? one.made_at, locale)}
        </span>
        {one.error && (
          <span className={styles.error}>
            {t("notices.deliveries.tried", { count: one.tries })} {one.error}
          </span>
        )}
      </div>
      {one.state !== "sent" && (
        <Button
          size="small"
          aria-label={t("notices.deliveries.againOf", { name: one.to_name })}
          onClick={onAgain}
        >
          {t("notices.deliveries.again")}
        </Button>
      )}
    </li>
  );
}
