import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { meQuery } from "../../api/me";
import { ApiProblem } from "../../api/problem";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { resetPassword, resetQuery } from "./api";
import { Card } from "./Card";
import { LinkOver } from "./LinkOver";
import { PasswordForm } from "./PasswordForm";

/** Another password, by a link. One signs in afterwards: there may be a second factor. */
export function ResetPage() {
  const { t } = useWords();
  const tell = useToast();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { secret } = useParams({ from: "/outside/reset/$secret" });
  const { data, error } = useQuery(resetQuery(secret));
  if (error instanceof ApiProblem && error.status === 404) return <LinkOver />;
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <Skeleton />;
  return (
    <Card title={t("auth.reset.title")} lead={t("auth.reset.lead", { ...data })}>
      <PasswordForm
        email={data.email}
        verb={t("auth.reset.submit")}
        send={async (password) => {
          await resetPassword(secret, password);
          tell({ text: t("auth.reset.done") });
          queries.clear();
          queries.setQueryData(meQuery.queryKey, null);
          await navigate({ href: "/sign-in", replace: true });
        }}
      />
    </Card>
  );
}
