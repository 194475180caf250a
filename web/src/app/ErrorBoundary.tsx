import { Component, type ErrorInfo, type ReactNode } from "react";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { useWords } from "../ui/words";

/** The last resort: a fault that no page caught. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    return this.state.failed ? <Fallen /> : this.props.children;
  }
}

function Fallen() {
  const { t } = useWords();
  return (
    <EmptyState
      title={t("app.fallen.title")}
      action={
        <Button look="main" onClick={() => location.reload()}>
          {t("app.fallen.reload")}
        </Button>
      }
    >
      {t("app.fallen.words")}
    </EmptyState>
  );
}
