import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { formatDate } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Drawer } from "../../ui/Drawer";
import { EmptyState } from "../../ui/EmptyState";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { mineQuery, type Statement, statementQuery } from "./api";
import { Basis } from "./Basis";
import formula from "./Formula.module.css";
import styles from "./Incentives.module.css";
import { Lines } from "./Lines";
import { StatedMoves } from "./Moves";
import { Earlier, StatementAppeals } from "./StatementAppeals";

/** One's own payouts, each explained. */
export function MyStatements() {
  const { t, locale } = useWords();
  const past = usePast();
  const list = useInfiniteQuery(mineQuery(past));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={styles.stack}>
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending && !list.error && <Skeleton lines={5} />}
      {list.data && items.length === 0 && past && <EmptyState title={t("incentives.noStatementsThen")} />}
      {list.data && items.length === 0 && !past && (
        <EmptyState title={t("incentives.noStatements")}>{t("incentives.noStatementsWords")}</EmptyState>
      )}
      {items.map((one) => (
        <Panel key={one.incentive_id} title={one.title}>
          <p className="soft small">
            {t(`incentives.preset.${one.preset}`)} · {formatDate(one.starts_on, locale)} –{" "}
            {formatDate(one.ends_on, locale)}
          </p>
          <ByFormula of={one} />
          <Lines payout={one.payout} />
          <StatedMoves moves={one.payout.moves} />
          <Sources of={one} />
          <StatementAppeals statement={one} />
        </Panel>
      ))}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("incentives.more")}
        </Button>
      )}
    </div>
  );
}

/** The formula that a payout was reckoned by, whole. */
function ByFormula({ of }: { of: Statement }) {
  const { t } = useWords();
  if (!of.formula) return null;
  return (
    <p>
      {t("incentives.byFormula")} <code className={formula.code}>{of.formula}</code>
    </p>
  );
}

/** Where the scores of a statement come from. */
function Sources({ of }: { of: Statement }) {
  return (
    <>
      <Basis of={of.score_basis} />
      <Basis of={of.achievement_basis} beyond />
      <Basis of={of.team_basis} team />
    </>
  );
}

/** Somebody's payout, for HR and the approver. */
export function StatementDrawer({
  scheme,
  person,
  onClose,
}: {
  scheme: string;
  person: string;
  onClose: () => void;
}) {
  const { t } = useWords();
  const query = useQuery(statementQuery(scheme, person, usePast()));
  return (
    <Drawer
      open
      title={t("incentives.statementOf", { name: query.data?.payout.name ?? "" })}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("incentives.close")}</Button>}
    >
      <ProblemNotice error={query.error} retry={() => void query.refetch()} />
      {query.isPending && !query.error && <Skeleton lines={6} />}
      {query.data && (
        <>
          <p className="soft small">
            {t(
              query.data.state === "run" || query.data.state === "paid"
                ? "incentives.lookNote"
                : "incentives.wouldNote",
            )}
          </p>
          <ByFormula of={query.data} />
          <Lines payout={query.data.payout} />
          <StatedMoves moves={query.data.payout.moves} />
          <Sources of={query.data} />
          <Earlier earlier={query.data.earlier} />
        </>
      )}
    </Drawer>
  );
}
