import { useQuery } from "@tanstack/react-query";
import { formatProgress } from "../../lib/numbers";
import { Drawer } from "../../ui/Drawer";
import { DueDates } from "../../ui/DueDates";
import { EmptyState } from "../../ui/EmptyState";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { type Due, type Keeper, type PersonRhythm, personQuery, type Wanted } from "./api";
import { Now } from "./KeeperTable";
import styles from "./Rhythm.module.css";
import { ScoreMarks } from "./ScoreMarks";

interface PersonDrawerProps {
  id: string;
  wanted: Wanted;
  onClose: () => void;
  onNudge: (keeper: Keeper) => void;
}

/** One person's due dates beside the table: what each number of theirs counts. */
export function PersonDrawer({ id, wanted, onClose, onNudge }: PersonDrawerProps) {
  const { t } = useWords();
  const found = useQuery(personQuery(id, wanted));
  const person = found.data?.person;
  return (
    <Drawer open title={person ? t("rhythm.of", { name: person.name }) : t("rhythm.title")} onClose={onClose}>
      <ProblemNotice error={found.error} retry={() => void found.refetch()} />
      {!found.data && !found.error && <Skeleton lines={6} />}
      {person && <Now keeper={person} onNudge={onNudge} />}
      {found.data && <Dues data={found.data} />}
    </Drawer>
  );
}

/** One's own due dates as the page. */
export function DuesOf({ id, wanted }: { id: string; wanted: Wanted }) {
  const { t } = useWords();
  const found = useQuery({ ...personQuery(id, wanted), placeholderData: (before) => before });
  return (
    <Panel title={t("rhythm.mine")}>
      <ProblemNotice error={found.error} retry={() => void found.refetch()} />
      {!found.data && !found.error && <Skeleton lines={6} />}
      {found.data && <Dues data={found.data} />}
    </Panel>
  );
}

function Dues({ data }: { data: PersonRhythm }) {
  const { t } = useWords();
  if (data.dues.length === 0)
    return <EmptyState title={t("rhythm.noDues")}>{t("rhythm.noDuesWords")}</EmptyState>;
  return (
    <div className={styles.dues}>
      <Punctuality data={data} />
      {byKeyResult(data.dues).map(([first, dues]) => (
        <DueDates key={first.key_result_id} of={first} dues={dues} />
      ))}
    </div>
  );
}

/** What share of the due dates was kept, and what became of the others. */
export function Punctuality({ data }: { data: PersonRhythm }) {
  const { t, locale } = useWords();
  const { punctuality, whole } = data.person;
  const counted = whole.on_time + whole.late + whole.missed;
  return (
    <p className={styles.sum}>
      <ScoreMarks score={whole} />
      {punctuality !== null && (
        <span>
          {t("rhythm.punctuality")} {formatProgress(punctuality, locale)}
          <span className="soft small"> {t("rhythm.sum", { onTime: whole.on_time, counted })}</span>
        </span>
      )}
    </p>
  );
}

/** The due dates of each key result, the newest first. */
function byKeyResult(dues: readonly Due[]): [Due, Due[]][] {
  const groups = new Map<string, Due[]>();
  for (const due of dues) groups.set(due.key_result_id, [due, ...(groups.get(due.key_result_id) ?? [])]);
  return [...groups.values()].flatMap((group) => (group[0] ? [[group[0], group] as [Due, Due[]]] : []));
}
