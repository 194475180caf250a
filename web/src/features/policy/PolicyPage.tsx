import { useQuery } from "@tanstack/react-query";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { Slot } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { policyQuery } from "./api";
import { PolicyForm } from "./PolicyForm";

/** What the company has agreed on. */
export function PolicyPage() {
  const { t } = useWords();
  const past = usePast();
  const { data, error, refetch } = useQuery(policyQuery(past));
  return (
    <Page title={t("policy.title")} subtitle={t("policy.subtitle")} width="narrow" actions={<PastPick />}>
      <PastBanner missing={t("policy.past")} />
      <ProblemNotice error={data ? null : error} retry={() => void refetch()} />
      {!data && !error && <Skeleton lines={8} />}
      {data && <Slot name="ruleLessons" inBar />}
      {data && <PolicyForm key={past} policy={data} />}
    </Page>
  );
}
