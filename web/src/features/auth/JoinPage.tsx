import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { ApiProblem } from "../../api/problem";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { acceptInvitation, invitationQuery } from "./api";
import { Card } from "./Card";
import { LinkOver } from "./LinkOver";
import { PasswordForm } from "./PasswordForm";
import { useEntry } from "./useEntry";

/** Somebody invited sets their first password and is in. */
export function JoinPage() {
  const { t } = useWords();
  const enter = useEntry();
  const { secret } = useParams({ from: "/outside/join/$secret" });
  const { data, error } = useQuery(invitationQuery(secret));
  if (error instanceof ApiProblem && error.status === 404) return <LinkOver />;
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <Skeleton />;
  return (
    <Card title={t("auth.join.title", { ...data })} lead={t("auth.join.lead", { ...data })}>
      <PasswordForm
        email={data.email}
        verb={t("auth.join.submit")}
        send={async (password) => enter(await acceptInvitation(secret, password))}
      />
    </Card>
  );
}
