import { useNavigate } from "@tanstack/react-router";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Page } from "../ui/Page";
import { useWords } from "../ui/words";

/** No page lives at this address, or it may not be seen. */
export function NotFoundPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <Page title={t("app.notFound.title")}>
      <EmptyState
        title={t("app.notFound.lead")}
        action={
          <Button look="main" onClick={() => void navigate({ to: "/" })}>
            {t("app.notFound.home")}
          </Button>
        }
      >
        {t("app.notFound.words")}
      </EmptyState>
    </Page>
  );
}
