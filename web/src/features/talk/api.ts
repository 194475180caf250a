import { infiniteQueryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";
import type { Filled } from "../../api/okr";
import type { components } from "../../api/schema";
import { sendFile, type Uploading } from "../../api/upload";

type Schemas = components["schemas"];
export type Comment = Filled<Schemas["CommentView"]>;
export type Thread = Filled<Schemas["ThreadView"]>;
export type CommentFile = Schemas["CommentFile"];
type Talk = Filled<Schemas["TalkView"]>;
type Said = Filled<Schemas["SaidView"]>;

/** The noun that is talked about. */
export interface Subject {
  kind: Comment["subject_kind"];
  id: string;
  within?: boolean;
}

/** Words of a noun that were marked. */
export interface Quote {
  kind: Subject["kind"];
  id: string;
  field: string;
  text: string;
}

export const talkKey = (subject: Subject) => ["talk", subject.kind, subject.id];

/** What was said, now or as it stood on a past day. */
export const talkQuery = (subject: Subject, open: boolean, asof?: string) =>
  infiniteQueryOptions({
    queryKey: [...talkKey(subject), { within: subject.within, open, asof }],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/comments", {
          params: {
            query: {
              subject_kind: subject.kind,
              subject_id: subject.id,
              within: subject.within,
              open: open || undefined,
              limit: 20,
              cursor: pageParam,
              asof,
            },
          },
          signal,
        }),
      )) as Talk,
    getNextPageParam: (last) => last.next,
  });

const path = (id: string) => ({ params: { path: { id } } });

export const sayComment = (body: Schemas["SayInBody"]) =>
  answer(api.POST("/api/v1/comments", { body })) as Promise<Said>;

export const editComment = (comment: Comment, body: string, fileIds: string[]) =>
  answer(
    api.PATCH("/api/v1/comments/{id}", {
      ...path(comment.id),
      headers: ifMatch(comment.version),
      body: { body, file_ids: fileIds },
    }),
  ) as Promise<Said>;

/** Where a file of a comment is. */
export const filePath = (id: string) => `/api/v1/comment-files/${encodeURIComponent(id)}`;

export const uploadFile = (subject: Subject, file: File, name: string, how: Uploading) => {
  const query = new URLSearchParams({ subject_kind: subject.kind, subject_id: subject.id, filename: name });
  return sendFile<CommentFile>(`/api/v1/comment-files?${query}`, file, how);
};

export const withdrawFile = (id: string) => answer(api.DELETE("/api/v1/comment-files/{id}", path(id)));

export const deleteComment = (id: string) => answer(api.DELETE("/api/v1/comments/{id}", path(id)));

export const restoreComment = (id: string) => answer(api.POST("/api/v1/comments/{id}/restore", path(id)));

export const settleThread = (id: string, resolved: boolean) =>
  answer(
    resolved
      ? api.POST("/api/v1/comments/{id}/resolve", path(id))
      : api.POST("/api/v1/comments/{id}/reopen", path(id)),
  );

export const react = (id: string, kind: string, on: boolean) => {
  const params = { params: { path: { id, kind } } };
  return answer(
    on
      ? api.PUT("/api/v1/comments/{id}/reactions/{kind}", params)
      : api.DELETE("/api/v1/comments/{id}/reactions/{kind}", params),
  );
};

export const earlierWords = async (id: string) =>
  (
    (await answer(api.GET("/api/v1/comments/{id}/edits", path(id)))) as {
      items: Filled<Schemas["EditView"]>[];
    }
  ).items;
