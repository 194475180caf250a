import { hasReason } from "../api/problem";
import { EmptyState } from "./EmptyState";
import { ProblemNotice } from "./ProblemNotice";
import { PastBanner, usePast } from "./past";

/** Why the page of one thing has nothing to show: it wasn't there on the past day (none says so), or it couldn't be asked for. */
export function NotThen({
  error,
  missing,
  none,
  retry,
}: {
  error: unknown;
  missing: string;
  none: string;
  retry: () => void;
}) {
  const past = usePast();
  if (!past || !hasReason(error, "input.missing")) return <ProblemNotice error={error} retry={retry} />;
  return (
    <>
      <PastBanner missing={missing} />
      <EmptyState title={none} />
    </>
  );
}
