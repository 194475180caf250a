import { queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";
import type { Me } from "../../api/me";

export interface Security {
  password: boolean;
  changed_at?: string;
  totp: boolean;
  codes_left: number;
}

export const securityQuery = queryOptions({
  queryKey: ["me", "security"],
  queryFn: async ({ signal }): Promise<Security> =>
    (await answer(api.GET("/api/v1/me/security", { signal }))) as Security,
});

export const rename = (me: Me, name: string) =>
  answer(
    api.PATCH("/api/v1/people/{id}", {
      params: { path: { id: me.id } },
      headers: ifMatch(me.version),
      body: { name },
    }),
  );

export const changePassword = (old: string, next: string) =>
  answer(api.POST("/api/v1/me/password", { body: { old, new: next } }));

export interface Enrolment {
  key: string;
  uri: string;
}

export const beginTotp = async (password: string): Promise<Enrolment> =>
  (await answer(api.POST("/api/v1/me/totp", { body: { password } }))) as Enrolment;

const codes = async (call: Promise<unknown>): Promise<string[]> =>
  ((await call) as { recovery_codes: string[] }).recovery_codes;

export const confirmTotp = (code: string) =>
  codes(answer(api.POST("/api/v1/me/totp/confirm", { body: { code } })));

export const renewCodes = (password: string) =>
  codes(answer(api.POST("/api/v1/me/recovery-codes", { body: { password } })));

export const disableTotp = (password: string) =>
  answer(api.POST("/api/v1/me/totp/disable", { body: { password } }));

export interface Session {
  id: string;
  current: boolean;
  started_at: string;
  seen_at: string;
  ip?: string;
  agent?: string;
}

export const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: async ({ signal }): Promise<Session[]> =>
    ((await answer(api.GET("/api/v1/sessions", { signal }))) as { items: Session[] }).items,
});

export const endSession = (id: string) =>
  answer(api.DELETE("/api/v1/sessions/{id}", { params: { path: { id } } }));

export const endOtherSessions = () => answer(api.DELETE("/api/v1/sessions"));

export interface Token {
  id: string;
  /** Only in the answer that makes it. */
  token?: string;
  name: string;
  scopes: string[];
  ends_on?: string;
  over: boolean;
  used_at?: string;
  created_at: string;
}

export const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  queryFn: async ({ signal }): Promise<Token[]> =>
    ((await answer(api.GET("/api/v1/tokens", { signal }))) as { items: Token[] }).items,
});

export const issueToken = async (body: {
  name: string;
  scopes: string[];
  ends_on?: string;
}): Promise<Token> => (await answer(api.POST("/api/v1/tokens", { body: body as never }))) as Token;

export const revokeToken = (id: string) =>
  answer(api.DELETE("/api/v1/tokens/{id}", { params: { path: { id } } }));
