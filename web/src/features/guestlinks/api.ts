import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import type { InsightPage } from "../../api/insight";
import type { Filled } from "../../api/okr";
import type { components } from "../../api/schema";

type Schemas = components["schemas"];
export type GuestLink = Filled<Schemas["GuestLinkView"]>;
export type NewGuestLink = Filled<Schemas["NewGuestLinkView"]>;
export type GuestPage = Filled<Schemas["GuestPageView"]>;

/** The first word of the keys of all lists of guest links. */
export const guestLinks = "guest links";

/** The links to a team's page, or to all pages, the newest first; over: those that were revoked or have expired. */
export const linksQuery = (teamId: string | undefined, over: boolean) =>
  infiniteQueryOptions({
    queryKey: [guestLinks, teamId, over],
    initialPageParam: "",
    queryFn: async ({ signal, pageParam }) => {
      const query = { team_id: teamId, over, limit: over ? 10 : 50, cursor: pageParam || undefined };
      return (await answer(api.GET("/api/v1/guest-links", { params: { query }, signal }))) as {
        items: GuestLink[];
        next?: string;
      };
    },
    getNextPageParam: (page) => page.next,
  });

export const makeLink = async (page: InsightPage, label: string, days: number) =>
  (await answer(
    api.POST("/api/v1/guest-links", {
      body: {
        team_id: page.teamId,
        cycle_id: page.cycleId,
        asof: page.asof,
        label: label || undefined,
        days,
      },
    }),
  )) as NewGuestLink;

export const revokeLink = (id: string) =>
  answer(api.DELETE("/api/v1/guest-links/{id}", { params: { path: { id } } }));

/** What a guest sees. It is asked for once: each time counts as an opening. */
export const guestPageQuery = (secret: string) =>
  queryOptions({
    queryKey: ["guest page", secret],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/guest-pages/{secret}", { params: { path: { secret } }, signal }),
      )) as GuestPage,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
