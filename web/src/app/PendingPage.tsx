import { Panel } from "../ui/Panel";
import { Skeleton } from "../ui/Skeleton";
import styles from "./PendingPage.module.css";

/** Stands in while a page's code or data is on its way. */
export function PendingPage() {
  return (
    <div className={styles.page}>
      <Panel>
        <Skeleton lines={6} />
      </Panel>
    </div>
  );
}
