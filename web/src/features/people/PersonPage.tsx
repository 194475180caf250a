import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { can } from "../../api/can";
import { ButtonLink } from "../../ui/ButtonLink";
import { EmptyState } from "../../ui/EmptyState";
import { useMe } from "../../ui/me";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { Slot } from "../../ui/slots";
import { useTeams } from "../../ui/teamsOfDay";
import { useWords } from "../../ui/words";
import { type Person, personQuery } from "./api";
import { Closed } from "./Closed";
import styles from "./PersonPage.module.css";
import { pathOf } from "./tree";

/** One person: what they work for, carry and owe, and what was said to and by them; each part as much of it as the reader may see. */
export function PersonPage() {
  const { t } = useWords();
  const { personId } = useParams({ from: "/inside/people/$personId" });
  const open = can(useMe(), "person.view");
  const past = usePast();
  const found = useQuery({ ...personQuery(personId, past), enabled: open });
  if (!open) return <Closed />;
  const above = <Link to="/people">{t("people.title")}</Link>;
  if (found.data) return <Shown person={found.data} above={above} />;
  return (
    <Page title={t("people.page.title")} above={above}>
      {past && found.error ? (
        <>
          <PastBanner missing={t("people.page.past")} />
          <EmptyState title={t("people.page.notThen")} />
        </>
      ) : (
        <ProblemNotice error={found.error} retry={() => void found.refetch()} />
      )}
      {!found.error && <Skeleton lines={8} />}
    </Page>
  );
}

function Shown({ person, above }: { person: Person; above: React.ReactNode }) {
  const { t } = useWords();
  const mine = useMe().id === person.id;
  const whose = { personId: person.id, personName: person.name, mine };
  return (
    <Page
      title={person.name}
      subtitle={person.email}
      above={above}
      actions={
        <>
          <PastPick />
          <ButtonLink to="/okrs" search={{ of: `person:${person.id}` }}>
            {t("people.page.toOkrs")}
          </ButtonLink>
        </>
      }
    >
      <PastBanner missing={t("people.page.past")} />
      <Facts person={person} />
      <div className={styles.parts}>
        <div className={styles.part}>
          <Slot name="okrsOfPerson" {...whose} />
          <Slot name="feedbackOfPerson" {...whose} />
        </div>
        <div className={styles.part}>
          <Slot name="loadOfPerson" {...whose} />
          <Slot name="owedByPerson" {...whose} />
        </div>
      </div>
      {mine && <Slot name="ownCalibration" />}
    </Page>
  );
}

/** Where they work and to whom they answer. */
function Facts({ person }: { person: Person }) {
  const { t } = useWords();
  const teams = useTeams().data ?? [];
  const manager = person.answers_to;
  const others = person.team_ids.filter((id) => id !== person.team_id);
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t("people.col.team")}</dt>
        <dd>
          {[person.team_id, ...others]
            .map((id) => pathOf(teams, id))
            .filter(Boolean)
            .join(t("people.page.comma")) || t("people.page.noTeam")}
        </dd>
      </div>
      {manager && (
        <div>
          <dt>{t("people.col.manager")}</dt>
          <dd>
            <Link to="/people/$personId" params={{ personId: manager.id }}>
              {manager.name}
            </Link>
            {!manager.named && <span className="soft"> {t("people.leads")}</span>}
          </dd>
        </div>
      )}
      <div>
        <dt>{t("people.col.role")}</dt>
        <dd>{t(person.active ? `people.role.${person.role}` : "people.state.left")}</dd>
      </div>
    </dl>
  );
}
