import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { ApiProblem } from "../../api/problem";
import { formatDate, formatInstant } from "../../lib/dates";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { Slot } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { guestPageQuery, type GuestPage as Seen } from "./api";
import styles from "./GuestLinks.module.css";

/** What somebody without an account sees at a guest link: the page, or that the link opens nothing. */
export function GuestPage() {
  const { t } = useWords();
  const { secret } = useParams({ from: "/outside/guest/$secret" });
  const { data, error, refetch } = useQuery(guestPageQuery(secret));
  if (data) return <Opened seen={data} />;
  if (error instanceof ApiProblem && error.status === 404)
    return (
      <Page width="narrow" title={t("guestlinks.page.over")}>
        <p>{t("guestlinks.page.overWords")}</p>
      </Page>
    );
  return (
    <Page width="narrow" title={t("guestlinks.page.title")}>
      <ProblemNotice error={error} retry={() => void refetch()} />
      {!error && <Skeleton lines={8} />}
    </Page>
  );
}

function Opened({ seen }: { seen: Seen }) {
  const { t, locale } = useWords();
  const { insight, asof } = seen;
  const parts = [
    insight.team_name && seen.workspace,
    insight.cycle.name,
    asof && t("guestlinks.asOf", { day: formatDate(asof, locale) }),
  ];
  return (
    <Page title={insight.team_name ?? seen.workspace} subtitle={parts.filter(Boolean).join(" · ")}>
      <p className={`${styles.from} soft small`}>
        {t("guestlinks.page.from", {
          name: seen.shared_by,
          until: formatInstant(seen.ends_at, locale),
        })}
      </p>
      <Slot name="guestInsight" data={insight} asof={asof} />
      <p className={`${styles.foot} soft small`}>{t("guestlinks.page.foot")}</p>
    </Page>
  );
}
