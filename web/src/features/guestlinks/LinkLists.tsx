import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import { cyclesQuery } from "../../api/cycles";
import { formatDate, formatInstant } from "../../lib/dates";
import { formatCount } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { type GuestLink, guestLinks, linksQuery, revokeLink } from "./api";
import styles from "./GuestLinks.module.css";

/** The links to a team's page that can be opened, and below them those that are over; of all pages where no team is given. */
export function LinkLists({ teamId }: { teamId?: string }) {
  const { t } = useWords();
  const [over, setOver] = useState(false);
  return (
    <>
      <section>
        <h3 className={styles.head}>{t(teamId ? "guestlinks.live" : "guestlinks.liveOfAll")}</h3>
        <Links teamId={teamId} />
      </section>
      <details className={styles.over} onToggle={(event) => setOver(event.currentTarget.open)}>
        <summary>{t("guestlinks.over")}</summary>
        {over && <Links teamId={teamId} over />}
      </details>
    </>
  );
}

function Links({ teamId, over = false }: { teamId?: string; over?: boolean }) {
  const { t } = useWords();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    linksQuery(teamId, over),
  );
  if (error) return <ProblemNotice error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={2} />;
  const links = data.pages.flatMap((page) => page.items);
  if (links.length === 0)
    return <p className="soft small">{t(over ? "guestlinks.noneOver" : "guestlinks.none")}</p>;
  return (
    <>
      <ul className={styles.list}>
        {links.map((link) => (
          <Row key={link.id} link={link} named={!teamId} />
        ))}
      </ul>
      {hasNextPage && (
        <Button size="small" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("guestlinks.more")}
        </Button>
      )}
    </>
  );
}

/** named: says whose page it is of. */
function Row({ link, named }: { link: GuestLink; named: boolean }) {
  const { t, locale } = useWords();
  const queries = useQueryClient();
  const { data: cycles = [] } = useQuery({ ...cyclesQuery, enabled: link.cycle_id !== undefined });
  const at = (instant: string | undefined) => formatInstant(instant, locale);
  const name = link.label || t("guestlinks.unlabelled", { at: at(link.made_at) });
  const facts = [
    named && (link.team_id ? (link.team_name ?? t("guestlinks.noTeam")) : t("guestlinks.company")),
    link.cycle_id && cycles.find((cycle) => cycle.id === link.cycle_id)?.name,
    link.asof && t("guestlinks.asOf", { day: formatDate(link.asof, locale) }),
    t("guestlinks.by", { name: link.person_name, at: at(link.made_at) }),
    link.state === "revoked"
      ? t("guestlinks.state.revoked", { at: at(link.revoked_at) })
      : t(`guestlinks.state.${link.state}`, { at: at(link.ends_at) }),
    link.opened === 0
      ? t("guestlinks.unopened")
      : t("guestlinks.opened", {
          count: link.opened,
          times: formatCount(link.opened, locale),
          at: at(link.opened_at),
        }),
  ];
  return (
    <li>
      <div>
        {name}
        <div className="soft small">{facts.filter(Boolean).join(" · ")}</div>
      </div>
      {can(link, "guest_link.revoke") && (
        <ConfirmButton
          size="small"
          question={t("guestlinks.revokeQuestion", { name })}
          consequences={t("guestlinks.revokeWords")}
          verb={t("guestlinks.revoke")}
          aria-label={t("guestlinks.revokeOf", { name })}
          onConfirm={async () => {
            await revokeLink(link.id);
            await queries.invalidateQueries({ queryKey: [guestLinks] });
          }}
        >
          {t("guestlinks.revoke")}
        </ConfirmButton>
      )}
    </li>
  );
}
