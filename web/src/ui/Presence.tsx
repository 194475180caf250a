import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { BEAT, leave, type Place, presenceQuery } from "../api/presence";
import { useMe } from "./me";
import { PersonChip } from "./PersonChip";
import styles from "./Presence.module.css";
import { useWords } from "./words";

/** So many faces are shown; who else is there stands behind a number. */
const MOST = 5;

/**
 * Who else has this page open now, as faces with their names: `<Presence of={{ kind: "objective", id }} />` in
 * the actions of a page's head. To show it is to be seen by the others there, until the page is left, closed or
 * silent for half a minute (a tab out of sight falls silent). Nothing is shown to and of those who may not see
 * the noun. For another kind of noun, say `f.Live.Place("meeting", live.Place{…})` in internal/app/features.go.
 */
export function Presence({ of: { kind, id } }: { of: Place }) {
  const { t } = useWords();
  const me = useMe();
  const { data, error, refetch } = useQuery(presenceQuery({ kind, id }));
  useEffect(() => {
    const beat = setInterval(() => document.visibilityState === "visible" && void refetch(), BEAT);
    return () => clearInterval(beat);
  }, [refetch]);
  useEffect(() => {
    const away = () => leave({ kind, id });
    window.addEventListener("pagehide", away);
    return () => {
      window.removeEventListener("pagehide", away);
      away();
    };
  }, [kind, id]);
  // Not who was there before one was refused.
  const others = (error ? [] : (data ?? [])).filter((person) => person.id !== me.id);
  const more = others.slice(MOST);
  if (others.length === 0) return null;
  return (
    <ul className={styles.faces} aria-label={t("ui.presence")}>
      {others.slice(0, MOST).map((person) => (
        <li key={person.id}>
          <PersonChip name={person.name} bare={others.length > 2} />
        </li>
      ))}
      {more.length > 0 && (
        <li title={more.map((person) => person.name).join(" ")}>
          <span aria-hidden="true">+{more.length}</span>
          <span className="hidden-visually">{more.map((person) => person.name).join(" ")}</span>
        </li>
      )}
    </ul>
  );
}
