import type { Named } from "./api";

/** A person or a team that an owner's name was matched to. */
export interface Owner {
  kind: "person" | "team";
  id: string;
  name: string;
}

const plain = (name: string) => name.normalize("NFKC").replace(/[\s@]/g, "").toLowerCase();

/** One that a name is surely meant for: the only one called so, or the only one whose name is part of it. */
function only(said: string, named: readonly Named[]): Named | null {
  const wanted = plain(said);
  if (!wanted) return null;
  const exact = named.filter((n) => plain(n.name) === wanted);
  if (exact.length > 0) return exact.length === 1 ? (exact[0] as Named) : null;
  // 李娜(用户组), 用户运营组-李娜; a name of one character would be found in anything.
  const inside = named.filter((n) => plain(n.name).length > 1 && wanted.includes(plain(n.name)));
  return inside.length === 1 ? (inside[0] as Named) : null;
}

/** Whom a field means: "person:<id>" and "team:<id>" as chosen by hand, a name as written; null for nobody known. */
export function ownerOf(
  said: string,
  people: readonly Named[],
  teams: readonly Named[] | null,
): Owner | null {
  const [kind, id] = said.split(":", 2);
  if (kind === "person" || kind === "team") {
    const found = (kind === "person" ? people : (teams ?? [])).find((n) => n.id === id);
    return found ? { kind, ...pick(found) } : null;
  }
  const person = only(said, people);
  if (person) return { kind: "person", ...pick(person) };
  const team = teams ? only(said, teams) : null;
  return team ? { kind: "team", ...pick(team) } : null;
}

const pick = ({ id, name }: Named) => ({ id, name });

/** A name that was written but means nobody here. */
export function isUnknown(said: string, owner: Owner | null): boolean {
  return said !== "" && owner === null;
}
