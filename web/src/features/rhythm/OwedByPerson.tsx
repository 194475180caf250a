import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { ApiProblem } from "../../api/problem";
import { formatDate } from "../../lib/dates";
import { ButtonLink } from "../../ui/ButtonLink";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import type { OfPerson } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { type Keeper, type PersonRhythm, personQuery } from "./api";
import { Now } from "./KeeperTable";
import { NudgeDialog } from "./NudgeDialog";
import { Punctuality } from "./PersonDues";
import styles from "./Rhythm.module.css";

/** The check-ins that a person owes and how they kept the rhythm; who may not know it is told who may. */
export function OwedByPerson({ personId, mine }: OfPerson) {
  const { t } = useWords();
  const past = usePast();
  const [nudging, setNudging] = useState<Keeper | null>(null);
  const found = useQuery({ ...personQuery(personId, { asof: past }), retry: false });
  const closed = found.error instanceof ApiProblem && found.error.status === 403;
  return (
    <Panel
      title={t("rhythm.owing")}
      actions={
        found.data &&
        (mine && !past && found.data.person.owed.length > 0 ? (
          <ButtonLink size="small" to="/">
            {t("rhythm.checkIn")}
          </ButtonLink>
        ) : (
          <ButtonLink size="small" look="quiet" to="/insight/rhythm" search={{ person: personId }}>
            {t("rhythm.eachDue")}
          </ButtonLink>
        ))
      }
    >
      {closed && <p className="soft">{t("rhythm.closed")}</p>}
      <ProblemNotice error={closed ? null : found.error} retry={() => void found.refetch()} />
      {found.isPending && <Skeleton lines={3} />}
      {found.data && <Owed data={found.data} onNudge={setNudging} />}
      {nudging && <NudgeDialog keeper={nudging} onClose={() => setNudging(null)} />}
    </Panel>
  );
}

function Owed({ data, onNudge }: { data: PersonRhythm; onNudge: (keeper: Keeper) => void }) {
  const { t, locale } = useWords();
  return (
    <div className={styles.dues}>
      <Now keeper={data.person} onNudge={onNudge} />
      {data.person.owed.length > 0 && (
        <ul className={styles.list}>
          {data.person.owed.map((one) => (
            <li key={one.key_result_id}>
              <Link
                to="/okrs/$objectiveId"
                params={{ objectiveId: one.objective_id }}
                search={{ kr: one.key_result_id }}
              >
                {one.key_result}
              </Link>{" "}
              <span className="soft small">{t("rhythm.dueOn", { day: formatDate(one.due_on, locale) })}</span>
            </li>
          ))}
        </ul>
      )}
      {data.dues.length > 0 && <Punctuality data={data} />}
    </div>
  );
}
