import { useQuery } from "@tanstack/react-query";
import { teamsQuery } from "../../../api/teams";
import { useMe } from "../../../ui/me";
import { useWords } from "../../../ui/words";
import { personNameQuery } from "../api";
import type { Scope } from "./wanted";

/** Whose OKRs these are, for the head of the page. */
export function useScopeName(scope: Scope): string {
  const { t } = useWords();
  const me = useMe();
  const { data: teams } = useQuery(teamsQuery);
  const { data: person } = useQuery(personNameQuery(scope.kind === "person" ? scope.id : ""));
  switch (scope.kind) {
    case "mine":
      return me.name;
    case "team":
      return teams?.find((team) => team.id === scope.id)?.name ?? "";
    case "person":
      return person ?? t("objectives.list.title");
    case "company":
      return t("objectives.list.scope.company");
  }
}
