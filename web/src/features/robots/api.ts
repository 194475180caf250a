import { queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";
import type { Filled } from "../../api/okr";
import type { components } from "../../api/schema";

type Schemas = components["schemas"];
export type Robot = Filled<Schemas["RobotView"]>;
export type Kind = Robot["kind"];
export type Digest = Robot["digest"];
export type Every = Digest["every"];
export type Topic = Robot["topics"][number];
export type MakeBody = Omit<Schemas["MakeRobotInBody"], "$schema">;
export type ChangeBody = Omit<Schemas["ChangeRobotInBody"], "$schema">;

export const kinds: readonly Kind[] = ["feishu", "dingtalk", "wecom", "slack", "teams", "webhook"];

export const everies: readonly Every[] = ["none", "weekly", "monthly"];

/** Platforms that take a secret to sign with; the others have all of it in the address. */
export const signing: readonly Kind[] = ["feishu", "dingtalk", "webhook"];

export const topics: readonly Topic[] = [
  "activated",
  "closed",
  "checked_in",
  "blocked",
  "problem_raised",
  "problem_decided",
  "problem_solved",
  "minutes",
  "report",
  "recognized",
];

/** Check-ins are many: a room hears of them where somebody wants it. */
export const usualTopics: readonly Topic[] = topics.filter((topic) => topic !== "checked_in");

const path = (id: string) => ({ path: { id } });

export const robotsQuery = queryOptions({
  queryKey: ["robots"],
  queryFn: async ({ signal }) =>
    ((await answer(api.GET("/api/v1/robots", { signal }))) as { items: Robot[] }).items,
});

export const makeRobot = async (body: MakeBody) =>
  (await answer(api.POST("/api/v1/robots", { body }))) as Robot;

export const changeRobot = async (robot: Robot, body: ChangeBody) =>
  (await answer(
    api.PATCH("/api/v1/robots/{id}", { params: path(robot.id), headers: ifMatch(robot.version), body }),
  )) as Robot;

export const revokeRobot = (id: string) => answer(api.DELETE("/api/v1/robots/{id}", { params: path(id) }));

export const tryRobot = async (id: string) =>
  (await answer(api.POST("/api/v1/robots/{id}/test", { params: path(id) }))) as Robot;
