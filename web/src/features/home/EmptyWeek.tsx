import { useQuery } from "@tanstack/react-query";
import { can } from "../../api/can";
import { cyclesQuery } from "../../api/cycles";
import { ButtonLink } from "../../ui/ButtonLink";
import { EmptyState } from "../../ui/EmptyState";
import { useMe } from "../../ui/me";
import { useWords } from "../../ui/words";

/** Before there is anything to check in on: what comes first, with the button for it. */
export function EmptyWeek() {
  const { t } = useWords();
  const me = useMe();
  const cycles = useQuery(cyclesQuery);
  if (cycles.data?.length === 0) {
    const may = can(me, "cycle.create");
    return (
      <EmptyState
        title={t("home.noCycle.title")}
        action={
          may && (
            <ButtonLink to="/settings/cycles" look="main">
              {t("home.noCycle.action")}
            </ButtonLink>
          )
        }
      >
        {t(may ? "home.noCycle.words" : "home.noCycle.wait")}
      </EmptyState>
    );
  }
  if (!can(me, "objective.create"))
    return <EmptyState title={t("home.empty.title")}>{t("home.empty.wait")}</EmptyState>;
  return (
    <EmptyState
      title={t("home.empty.title")}
      action={
        <>
          <ButtonLink to="/okrs/paste" look="main">
            {t("home.empty.paste")}
          </ButtonLink>{" "}
          <ButtonLink to={"/okrs" as string}>{t("home.empty.okrs")}</ButtonLink>
        </>
      }
    >
      {t("home.empty.words")}
    </EmptyState>
  );
}
