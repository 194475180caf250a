import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { ApiProblem, isTransient } from "../api/problem";
import { ButtonLink } from "../ui/ButtonLink";
import { Page } from "../ui/Page";
import { ProblemNotice } from "../ui/ProblemNotice";
import { useWords } from "../ui/words";
import { NotFoundPage } from "./NotFoundPage";

/** A page that couldn't be loaded: why, and another try. */
export function ProblemPage({ error }: ErrorComponentProps) {
  const { t } = useWords();
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  useEffect(reset, [reset]);
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />;
  return (
    <Page title={t("app.failed")} width="narrow">
      <ProblemNotice error={error} retry={() => void router.invalidate()} />
      {error instanceof ApiProblem && !isTransient(error) && (
        <ButtonLink to="/">{t("app.notFound.home")}</ButtonLink>
      )}
    </Page>
  );
}
