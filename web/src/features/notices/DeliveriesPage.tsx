import { Page } from "../../ui/Page";
import { useWords } from "../../ui/words";
import { DeliveryList } from "./DeliveryList";

/** All that leaves the program: letters, and what robots say. */
export function DeliveriesPage() {
  const { t } = useWords();
  return (
    <Page title={t("notices.deliveries.title")} subtitle={t("notices.deliveries.subtitle")}>
      <DeliveryList />
    </Page>
  );
}
