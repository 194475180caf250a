import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { type Me, meQuery } from "../../api/me";

/** Lets somebody in who just proved who they are: forgets what was loaded before, and goes to `to`. */
export function useEntry(): (me: Me, to?: string) => Promise<void> {
  const queries = useQueryClient();
  const router = useRouter();
  return async (me, to = "/") => {
    queries.clear();
    queries.setQueryData(meQuery.queryKey, me);
    await router.navigate({ href: to, replace: true });
  };
}
