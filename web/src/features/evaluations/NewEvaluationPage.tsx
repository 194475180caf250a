import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { newKey } from "../../api/client";
import { Page } from "../../ui/Page";
import { useWords } from "../../ui/words";
import { draft, evaluations } from "./api";
import { PlanForm } from "./PlanForm";

/** A new evaluation, with the usual form filled in. */
export function NewEvaluationPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  return (
    <Page
      width="narrow"
      title={t("evaluations.new")}
      subtitle={t("evaluations.newWords")}
      above={
        <Link to="/evaluations" search={{ tab: "all" }}>
          {t("evaluations.all")}
        </Link>
      }
    >
      <PlanForm
        onCancel={() => void navigate({ to: "/evaluations", search: { tab: "all" } })}
        onSave={async (plan) => {
          const made = await draft(plan, key);
          await queries.invalidateQueries({ queryKey: [...evaluations, "list"] });
          await navigate({ to: "/evaluations/$evaluationId", params: { evaluationId: made.id } });
        }}
      />
    </Page>
  );
}
