import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import type { Me } from "../../api/me";

export interface Setup {
  needed: boolean;
  mail: boolean;
  ways: string[];
}

/** Whether the workspace waits to be set up, and how people sign in. */
export const setupQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: async ({ signal }): Promise<Setup> =>
    (await answer(api.GET("/api/v1/setup", { signal }))) as Setup,
  staleTime: 10_000,
});

export interface Founder {
  workspace: string;
  name: string;
  email: string;
  password: string;
  lang: string;
}

export const setUp = async (body: Founder): Promise<Me> =>
  (await answer(api.POST("/api/v1/setup", { body: body as never }))) as Me;

export const signIn = async (body: { email: string; password: string; code?: string }): Promise<Me> =>
  (await answer(api.POST("/api/v1/session", { body }))) as Me;

export const askReset = (email: string) => answer(api.POST("/api/v1/password-resets", { body: { email } }));

export interface Linked {
  name: string;
  email: string;
  workspace: string;
  lang?: string;
}

const peek = (kind: "invitations" | "password-resets", secret: string) =>
  queryOptions({
    queryKey: [kind, secret],
    queryFn: async ({ signal }): Promise<Linked> =>
      (await answer(
        kind === "invitations"
          ? api.GET("/api/v1/invitations/{secret}", { params: { path: { secret } }, signal })
          : api.GET("/api/v1/password-resets/{secret}", { params: { path: { secret } }, signal }),
      )) as Linked,
    retry: false,
  });

/** Whose link it is; refused with auth.link_over once it is used or has ended. */
export const invitationQuery = (secret: string) => peek("invitations", secret);
export const resetQuery = (secret: string) => peek("password-resets", secret);

export const acceptInvitation = async (secret: string, password: string): Promise<Me> =>
  (await answer(
    api.POST("/api/v1/invitations/{secret}", { params: { path: { secret } }, body: { password } }),
  )) as Me;

export const resetPassword = (secret: string, password: string) =>
  answer(api.POST("/api/v1/password-resets/{secret}", { params: { path: { secret } }, body: { password } }));
