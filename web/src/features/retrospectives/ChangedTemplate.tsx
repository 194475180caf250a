import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { usePast } from "../../ui/past";
import { useWords } from "../../ui/words";
import { templateNamesQuery } from "./api";

/** All templates, of no cycle or team. */
const ANY = { q: undefined, area: undefined, cycle: undefined, team: undefined };

/** The template that a lesson changes, as a way there; nothing for one that is no more. */
export function ChangedTemplate({ id }: { id: string }) {
  const { t, locale } = useWords();
  const asof = usePast();
  const found = useQuery(templateNamesQuery(locale, asof)).data?.find((one) => one.id === id);
  if (!found) return null;
  return (
    <>
      <Link to="/okrs/templates" search={{ ...ANY, id, asof }}>
        {t("retrospectives.templateNamed", { name: found.name })}
      </Link>{" "}
    </>
  );
}
