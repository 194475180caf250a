import { queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";

export interface Theme {
  id: string;
  title: string;
  description?: string;
  target?: string;
  cycle_id?: string;
  owner_id?: string;
  owner_name?: string;
  position: number;
  archived: boolean;
  version: number;
  can: string[];
}

export interface ThemeBody {
  title: string;
  description: string;
  target: string;
  cycle_id: string;
  owner_id: string;
}

interface Items<T> {
  items: T[];
}

export interface ThemeFilter {
  cycle?: string;
  archived?: true;
  /** As they were at the end of this past day. */
  asof?: string;
}

export const themesQuery = (filter: ThemeFilter) =>
  queryOptions({
    queryKey: ["themes", "list", filter],
    queryFn: async ({ signal }): Promise<Theme[]> =>
      (
        (await answer(
          api.GET("/api/v1/themes", {
            params: { query: { cycle_id: filter.cycle, archived: filter.archived, asof: filter.asof } },
            signal,
          }),
        )) as Items<Theme>
      ).items,
  });

const path = (id: string) => ({ path: { id } });

export const setTheme = (body: ThemeBody) => answer(api.POST("/api/v1/themes", { body })) as Promise<Theme>;

export const changeTheme = (theme: Theme, body: Partial<ThemeBody> & { archived?: boolean }) =>
  answer(
    api.PATCH("/api/v1/themes/{id}", { params: path(theme.id), headers: ifMatch(theme.version), body }),
  ) as Promise<Theme>;

export const deleteTheme = (id: string) =>
  answer(api.DELETE("/api/v1/themes/{id}", { params: path(id) })) as Promise<void>;

/** Puts a theme before another; "" for the end. */
export const placeTheme = (id: string, before: string) =>
  answer(
    api.POST("/api/v1/themes/{id}/place", { params: path(id), body: { before_id: before } }),
  ) as Promise<void>;
