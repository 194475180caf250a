import { Panel } from "../../ui/Panel";
import { useWords } from "../../ui/words";
import { ActionItem } from "./ActionItem";
import type { Home } from "./api";
import { RequestItem } from "./RequestItem";
import { ReviewItem } from "./ReviewItem";
import { RevisionItem } from "./RevisionItem";
import styles from "./Waiting.module.css";

/** What waits for the person besides check-ins, each answered in place. */
export function Waiting({ home }: { home: Home }) {
  const { t } = useWords();
  return (
    <Panel title={t("home.waiting")}>
      <ul className={styles.list}>
        {home.reviews.map((review) => (
          <ReviewItem key={review.id} review={review} />
        ))}
        {home.revisions.map((asked) => (
          <RevisionItem key={asked.id} asked={asked} />
        ))}
        {home.requests.map((request) => (
          <RequestItem key={request.id} request={request} />
        ))}
        {home.actions.map((action) => (
          <ActionItem key={action.id} action={action} />
        ))}
      </ul>
    </Panel>
  );
}
