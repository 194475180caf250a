import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { can } from "../../api/can";
import type { Team } from "../../api/teams";
import { useMe } from "../../ui/me";
import { PersonChip } from "../../ui/PersonChip";
import { usePast } from "../../ui/past";
import { Table } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import { type Person, standingsQuery } from "./api";
import styles from "./PeopleTable.module.css";
import { PersonActions } from "./PersonActions";
import { pathOf } from "./tree";

/** People with team, manager, role; for those who manage people also whether they have joined, and what to do. */
export function PeopleTable({ people, teams }: { people: readonly Person[]; teams: readonly Team[] }) {
  const { t } = useWords();
  const me = useMe();
  const past = usePast();
  const manages = can(me, "person.update");
  const { data: standings } = useQuery({ ...standingsQuery, enabled: manages && !past });
  const stateOf = (person: Person) => {
    if (!person.active) return t("people.state.left");
    const state = past ? undefined : standings?.get(person.id)?.state;
    return state ? t(`people.state.${state}`) : "";
  };
  return (
    <Table
      caption={t("people.title")}
      rows={people}
      rowKey={(person) => person.id}
      columns={[
        {
          key: "name",
          head: t("people.col.name"),
          cell: (person) => (
            <span className={styles.person}>
              <Link to="/people/$personId" params={{ personId: person.id }}>
                <PersonChip name={person.name} inactive={!person.active} />
              </Link>
              <span className={styles.email}>{person.email}</span>
            </span>
          ),
        },
        {
          key: "team",
          head: t("people.col.team"),
          wide: true,
          cell: (person) => pathOf(teams, person.team_id),
        },
        {
          key: "manager",
          head: t("people.col.manager"),
          wide: true,
          cell: ({ answers_to: above }) =>
            above && (
              <>
                {above.name}
                {!above.named && <span className={styles.lead}> {t("people.leads")}</span>}
              </>
            ),
        },
        {
          key: "role",
          head: t("people.col.role"),
          cell: (person) =>
            person.role === "member" ? t("people.role.member") : <Tag>{t(`people.role.${person.role}`)}</Tag>,
        },
        ...(manages
          ? [
              {
                key: "level",
                head: t("people.col.level"),
                wide: true,
                cell: (person: Person) => person.job_level,
              },
              {
                key: "state",
                head: t("people.col.state"),
                wide: true,
                cell: (person: Person) => <span className={styles.soft}>{stateOf(person)}</span>,
              },
              {
                key: "actions",
                head: <span className="hidden-visually">{t("people.col.actions")}</span>,
                align: "end" as const,
                cell: (person: Person) => (
                  <PersonActions person={person} teams={teams} state={standings?.get(person.id)?.state} />
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
