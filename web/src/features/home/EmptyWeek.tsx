import { can } from "../../api/can";
import { EmptyState } from "../../ui/EmptyState";
import { useMe } from "../../ui/me";
import { useWords } from "../../ui/words";
import { FirstSteps } from "./FirstSteps";

/** Before there is anything to check in on: what comes first. */
export function EmptyWeek() {
  const { t } = useWords();
  const me = useMe();
  if (!can(me, "objective.create"))
    return <EmptyState title={t("home.empty.title")}>{t("home.empty.wait")}</EmptyState>;
  return <FirstSteps />;
}
