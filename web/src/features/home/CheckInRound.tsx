import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Made } from "../../api/checkins";
import { useKey } from "../../ui/keys";
import { Panel } from "../../ui/Panel";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import styles from "./HomePage.module.css";
import { RoundStop } from "./RoundStop";
import { idOf, type Round, type Stop } from "./round";
import { useMadeWords } from "./useMadeWords";

/** All check-ins that are owed, one open at a time; Ctrl+Enter saves and goes on, Alt and the arrows move. */
export function CheckInRound({ round }: { round: Round }) {
  const { t } = useWords();
  const tell = useToast();
  const wordsOf = useMadeWords();
  const [said, setSaid] = useState("");
  const [lagged, setLagged] = useState<string | null>(null);
  const [correcting, setCorrecting] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const { stops, open } = round;

  const correct = (stop: Stop) => {
    setCorrecting(idOf(stop));
    round.show(idOf(stop));
  };
  const saved = (stop: Stop, made: Made) => {
    setCorrecting(null);
    if (made.key_result.status === "off_track") setLagged(idOf(stop));
    const next = round.made(idOf(stop), made);
    const words = t("home.saved", { title: stop.owed.key_result.title, words: wordsOf(made) });
    setSaid(`${words} ${next ? t("home.then", { title: next.owed.key_result.title }) : t("home.thenDone")}`);
    tell({ text: words, undo: () => correct({ ...stop, made }) });
  };
  const move = (by: number) => {
    setCorrecting(null);
    round.move(by);
  };
  useKey("alt+arrowdown", t("home.keys.down"), () => move(1));
  useKey("alt+arrowup", t("home.keys.up"), () => move(-1));
  // The arrows alone do the same where they have nothing else to do.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!(event.target as HTMLElement).hasAttribute("data-arrows")) return;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  };
  // A row without a form of its own takes the focus itself, so that the keys go on working.
  const onMade = stops.some((stop) => idOf(stop) === open && stop.made) && correcting !== open;
  useEffect(() => {
    if (onMade) list.current?.querySelector<HTMLElement>("[aria-current] [data-arrows]")?.focus();
  }, [onMade]);

  return (
    <Panel flush>
      <h2 className="hidden-visually">{t("home.checkIns")}</h2>
      <ol ref={list} className={styles.round} onKeyDown={onKeyDown}>
        {stops.map((stop, i) => (
          <RoundStop
            key={idOf(stop)}
            stop={stop}
            place={t("home.place", { at: i + 1, all: stops.length })}
            open={idOf(stop) === open}
            correcting={idOf(stop) === correcting}
            lagged={idOf(stop) === lagged}
            onOpen={() => {
              setCorrecting(null);
              round.show(idOf(stop));
            }}
            onCorrect={() => correct(stop)}
            onSaved={(made) => saved(stop, made)}
          />
        ))}
      </ol>
      <p role="status" className="hidden-visually">
        {said}
      </p>
    </Panel>
  );
}
