import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";
import { type Filled, okr } from "../../api/okr";
import type { components } from "../../api/schema";
import type { Option } from "../../ui/Combobox";
import { heldBy, searchPlaces } from "../../ui/okrPlaces";

type Schemas = components["schemas"];
export type Meeting = Filled<Schemas["MeetingView"]>;
export type Section = Filled<Schemas["MeetingSectionView"]>;
export type Entry = Filled<Schemas["AgendaEntryView"]>;
export type Item = Filled<Schemas["MeetingItemView"]>;
export type Spec = Filled<Schemas["SectionSpec"]>;
export type Kind = Meeting["kind"];
export type Part = Section["part"];
export type When = "upcoming" | "past";
export type CallBody = Omit<Schemas["CallMeetingInBody"], "$schema">;
export type MeetingBody = Omit<Schemas["ChangeMeetingInBody"], "$schema">;
export type ItemBody = Omit<Schemas["RecordItemInBody"], "$schema">;
export type AmendBody = Omit<Schemas["AmendItemInBody"], "$schema">;

export const meetings = [okr, "meetings"] as const;

const path = (id: string) => ({ path: { id } });

export const meetingsQuery = (when: When, mine: boolean, asof?: string) =>
  infiniteQueryOptions({
    queryKey: [...meetings, "list", when, mine, asof],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/meetings", {
          params: { query: { when, mine: mine || undefined, asof, limit: 30, cursor: pageParam } },
          signal,
        }),
      )) as { items: Meeting[]; next?: string },
    getNextPageParam: (last) => last.next,
  });

/**
 * How often an open meeting is asked for, in milliseconds. What others write, and where they begin and cease to, comes by
 * the stream at once; asking is for who fell silent while they held a section, and for a stream that is broken.
 */
const EVERY = 30_000;
const WHILE_WRITTEN = 5_000;

const again = (meeting?: Meeting) => {
  if (meeting?.state !== "open") return false;
  return meeting.sections?.some((section) => section.lock) ? WHILE_WRITTEN : EVERY;
};

export const meetingQuery = (id: string, asof?: string) =>
  queryOptions({
    queryKey: [...meetings, "one", id, ...(asof ? [asof] : [])],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/meetings/{id}", { params: { ...path(id), query: { asof } }, signal }),
      )) as Meeting,
    refetchInterval: (query) => (asof ? false : again(query.state.data)),
  });

/** The meetings on the scores of a cycle, the soonest first. */
export const scoreMeetingsQuery = (cycle: string) =>
  queryOptions({
    queryKey: [...meetings, "scoring", cycle],
    queryFn: async ({ signal }) =>
      (
        (await answer(
          api.GET("/api/v1/meetings", {
            params: { query: { kind: "scoring", cycle_id: cycle, limit: 10 } },
            signal,
          }),
        )) as { items: Meeting[] }
      ).items,
  });

/** What meetings on scores came to about an objective. */
export const agreementsQuery = (objectiveId: string) =>
  queryOptions({
    queryKey: [...meetings, "agreed", objectiveId],
    queryFn: async ({ signal }) =>
      (
        (await answer(
          api.GET("/api/v1/objectives/{id}/score-agreements", { params: path(objectiveId), signal }),
        )) as { items: Filled<Schemas["ScoreAgreementView"]>[] }
      ).items,
  });

export const kindsQuery = queryOptions({
  queryKey: ["meeting kinds"],
  queryFn: async ({ signal }) =>
    (
      (await answer(api.GET("/api/v1/meeting-kinds", { signal }))) as {
        items: { kind: Kind; sections: Spec[] }[];
      }
    ).items,
  staleTime: Number.POSITIVE_INFINITY,
});

export const callMeeting = async (body: CallBody, key: string) =>
  (await answer(api.POST("/api/v1/meetings", { body, headers: { "Idempotency-Key": key } }))) as Meeting;

export const changeMeeting = async (meeting: Pick<Meeting, "id" | "version">, body: MeetingBody) =>
  (await answer(
    api.PATCH("/api/v1/meetings/{id}", { params: path(meeting.id), headers: ifMatch(meeting.version), body }),
  )) as Meeting;

export const cancelMeeting = (id: string) =>
  answer(api.DELETE("/api/v1/meetings/{id}", { params: path(id) }));
export const restoreMeeting = (id: string) =>
  answer(api.POST("/api/v1/meetings/{id}/restore", { params: path(id) }));
export type Series = Filled<Schemas["MeetingSeriesView"]>;
export type SeriesBody = Omit<Schemas["ChangeSeriesInBody"], "$schema">;

export const seriesQuery = (id: string) =>
  queryOptions({
    queryKey: [...meetings, "series", id],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/meeting-series/{id}", { params: path(id), signal }))) as Series,
    enabled: id !== "",
  });

export const changeSeries = (series: Pick<Series, "id" | "version">, body: SeriesBody) =>
  answer(
    api.PATCH("/api/v1/meeting-series/{id}", {
      params: path(series.id),
      headers: ifMatch(series.version),
      body,
    }),
  );
export const stopSeries = (id: string) =>
  answer(api.DELETE("/api/v1/meeting-series/{id}", { params: path(id) }));

export const openMeeting = async (id: string) =>
  (await answer(api.POST("/api/v1/meetings/{id}/open", { params: path(id) }))) as Meeting;
export const endMeeting = async (id: string) =>
  (await answer(api.POST("/api/v1/meetings/{id}/end", { params: path(id) }))) as Meeting;
export const turnMeeting = async (id: string, sectionId: string) =>
  (await answer(
    api.POST("/api/v1/meetings/{id}/turn", { params: path(id), body: { section_id: sectionId } }),
  )) as Meeting;

export const answerRound = async (id: string, answers: { section_id: string; words: string }[]) =>
  (await answer(
    api.PUT("/api/v1/meetings/{id}/answers", { params: path(id), body: { answers } }),
  )) as Meeting;

export const lockSection = (id: string) =>
  answer(api.POST("/api/v1/meeting-sections/{id}/lock", { params: path(id) }));
export const unlockSection = (id: string) =>
  answer(api.DELETE("/api/v1/meeting-sections/{id}/lock", { params: path(id) }));
export const writeSection = async (id: string, version: number, text: string) =>
  (await answer(
    api.PUT("/api/v1/meeting-sections/{id}", { params: path(id), headers: ifMatch(version), body: { text } }),
  )) as { version: number; text: string };

export const recordItem = async (meetingId: string, body: ItemBody, key: string) =>
  (await answer(
    api.POST("/api/v1/meetings/{id}/items", {
      params: path(meetingId),
      body,
      headers: { "Idempotency-Key": key },
    }),
  )) as Item;
export const amendItem = async (item: Pick<Item, "id" | "version">, body: AmendBody) =>
  (await answer(
    api.PATCH("/api/v1/meeting-items/{id}", { params: path(item.id), headers: ifMatch(item.version), body }),
  )) as Item;
export const eraseItem = (id: string) =>
  answer(api.DELETE("/api/v1/meeting-items/{id}", { params: path(id) }));
export const restoreItem = (id: string) =>
  answer(api.POST("/api/v1/meeting-items/{id}/restore", { params: path(id) }));

/** Key results at work by a part of a title: what a follow-up may be about. */
export async function searchResults(q: string, signal: AbortSignal): Promise<Option[]> {
  const places = await searchPlaces(q, signal);
  return places.flatMap((place) => {
    const { key_result_id } = heldBy(place.value);
    return key_result_id ? [{ ...place, value: key_result_id }] : [];
  });
}
