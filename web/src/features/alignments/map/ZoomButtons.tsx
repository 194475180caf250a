import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/Icon";
import { useKey } from "../../../ui/keys";
import { useWords } from "../../../ui/words";
import styles from "./MapCanvas.module.css";

/** Nearer, farther, all of it; by keys too. */
export function ZoomButtons(props: { zoomIn: () => void; zoomOut: () => void; whole: () => void }) {
  const { t } = useWords();
  useKey("=", t("alignments.map.zoomIn"), props.zoomIn);
  useKey("-", t("alignments.map.zoomOut"), props.zoomOut);
  useKey("0", t("alignments.map.whole"), props.whole);
  return (
    <div className={styles.zoom}>
      <Button size="small" aria-label={t("alignments.map.zoomIn")} onClick={props.zoomIn}>
        <Icon name="plus" size={13} />
      </Button>
      <Button size="small" aria-label={t("alignments.map.zoomOut")} onClick={props.zoomOut}>
        −
      </Button>
      <Button size="small" onClick={props.whole}>
        {t("alignments.map.whole")}
      </Button>
    </div>
  );
}
