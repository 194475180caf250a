import { Dialog } from "../ui/Dialog";
import { Kbd } from "../ui/Kbd";
import { useKeyHints } from "../ui/keys";
import { useWords } from "../ui/words";
import styles from "./KeyList.module.css";

/** Every key that works on the page behind it. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const hints = useKeyHints();
  return (
    <Dialog open title={t("app.keys.title")} onClose={onClose}>
      <dl className={styles.keys}>
        {hints.map((hint) => (
          <div key={hint.combo + hint.words}>
            <dt>{hint.words}</dt>
            <dd>
              <Kbd combo={hint.combo} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
