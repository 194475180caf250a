import type { Option } from "../../ui/Combobox";
import {
  type ChangeBody,
  type Digest,
  type Kind,
  type MakeBody,
  type Robot,
  type Topic,
  usualTopics,
} from "./api";

/** A robot as it is typed. Of an existing one, an empty address or secret is the one it has. */
export interface Typed {
  name: string;
  kind: Kind;
  team: Option | null;
  membersOnly: boolean;
  topics: Topic[];
  lang: "zh-CN" | "en";
  address: string;
  secret: string;
  digest: Digest;
}

export function typedOf(robot: Robot | null): Typed {
  return {
    name: robot?.name ?? "",
    kind: robot?.kind ?? "feishu",
    team: robot?.team_id ? { value: robot.team_id, label: robot.team_name ?? "" } : null,
    membersOnly: robot?.members_only ?? false,
    topics: [...(robot?.topics ?? usualTopics)],
    lang: robot?.lang ?? "zh-CN",
    address: "",
    secret: "",
    digest: robot?.digest ?? { every: "weekly", weekday: 5, at: "17:00" },
  };
}

export function bodyOf(typed: Typed): MakeBody {
  const { name, kind, topics, lang, address, secret, digest } = typed;
  return {
    name,
    kind,
    topics,
    lang,
    address,
    digest,
    team_id: typed.team?.value ?? "",
    members_only: typed.membersOnly,
    ...(secret ? { secret } : {}),
  };
}

/** What differs from the robot as it was opened; a team that was dissolved stays until another is chosen. */
export function changes(typed: Typed, robot: Robot): ChangeBody {
  const team_id = typed.team?.value ?? "";
  return {
    name: typed.name,
    members_only: typed.membersOnly,
    topics: typed.topics,
    lang: typed.lang,
    ...(JSON.stringify(typed.digest) !== JSON.stringify(robot.digest) ? { digest: typed.digest } : {}),
    ...(team_id !== (robot.team_id ?? "") ? { team_id } : {}),
    ...(typed.address.trim() ? { address: typed.address } : {}),
    ...(typed.secret ? { secret: typed.secret } : {}),
  };
}
