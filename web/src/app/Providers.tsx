import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, useEffect } from "react";
import { SIGNED_OUT } from "../api/client";
import { meQuery } from "../api/me";
import { isTransient } from "../api/problem";
import { KeysProvider } from "../ui/keys";
import { SlotsProvider } from "../ui/slots";
import { ToastProvider } from "../ui/Toast";
import { ErrorBoundary } from "./ErrorBoundary";
import type { newRouter } from "./router";
import { slots } from "./slots";

export function newQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (count, error) => isTransient(error) && count < 2 },
      mutations: { retry: false },
    },
  });
}

interface ProvidersProps {
  queries: QueryClient;
  router: ReturnType<typeof newRouter>;
}

/** Everything a page may count on, from the outside in. */
export function Providers({ queries, router }: ProvidersProps) {
  useEffect(() => {
    // The session ended while a page was open: to sign-in, and back to that page afterwards.
    const away = () => {
      if (!queries.getQueryData(meQuery.queryKey)) return;
      queries.setQueryData(meQuery.queryKey, null);
      void router.invalidate();
    };
    window.addEventListener(SIGNED_OUT, away);
    return () => window.removeEventListener(SIGNED_OUT, away);
  }, [queries, router]);
  return (
    <StrictMode>
      <ErrorBoundary>
        <QueryClientProvider client={queries}>
          <ToastProvider>
            <KeysProvider>
              <SlotsProvider slots={slots}>
                <RouterProvider router={router} />
              </SlotsProvider>
            </KeysProvider>
          </ToastProvider>
        </QueryClientProvider>
      </ErrorBoundary>
    </StrictMode>
  );
}
