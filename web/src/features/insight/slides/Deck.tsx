import { type ReactNode, useRef } from "react";
import { Button } from "../../../ui/Button";
import { Kbd } from "../../../ui/Kbd";
import { dialogOpen, useKey } from "../../../ui/keys";
import { useWords } from "../../../ui/words";
import styles from "./Slides.module.css";
import { useStage } from "./useStage";

export interface SlideOf {
  key: string;
  title: string;
  /** Over the title, small: whose it is. */
  over?: ReactNode;
  body: ReactNode;
  /** The first one has its title in the middle. */
  opening?: boolean;
}

interface DeckProps {
  /** What they are of, for who hears the page. */
  title: string;
  /** At the foot of each. */
  foot: string;
  slides: readonly SlideOf[];
  /** The one that is shown, from 1. */
  at: number;
  go: (at: number) => void;
  leave: () => void;
}

/** Slides one at a time, turned by keys, by a presenter or by buttons; all of them on paper. */
export function Deck({ title, foot, slides, at: wanted, go, leave }: DeckProps) {
  const { t, locale } = useWords();
  const deck = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const at = Math.min(Math.max(1, wanted), slides.length);
  const turn = (to: number) => go(Math.min(Math.max(1, to), slides.length));
  useStage(deck, area, slides);
  useTurning({ turn, at, last: slides.length, leave, full });
  return (
    <div ref={deck} className={styles.deck}>
      <h1 className="hidden-visually">{title}</h1>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls, and must do so by keys */}
      {/* biome-ignore lint/a11y/useSemanticElements: a box that scrolls is no fieldset */}
      <div ref={area} className={styles.area} role="group" aria-label={title} tabIndex={0}>
        <div className={styles.stage} lang={locale}>
          {slides.map((slide, i) => (
            <section
              key={slide.key}
              className={`${styles.slide} ${i + 1 === at ? styles.shown : ""} ${slide.opening ? styles.opening : ""}`}
              aria-roledescription={t("insight.slides.slide")}
              aria-label={slide.title}
            >
              <div className={styles.fit} data-fit>
                <header className={styles.head}>
                  {slide.over && <p className={styles.over}>{slide.over}</p>}
                  <h2>{slide.title}</h2>
                </header>
                <div className={styles.body}>{slide.body}</div>
              </div>
              <footer className={styles.foot}>
                <span>{foot}</span>
                <span>{t("insight.of", { part: i + 1, all: slides.length })}</span>
              </footer>
            </section>
          ))}
        </div>
      </div>
      <div className={styles.bar}>
        <p className="hidden-visually" role="status">
          {t("insight.slides.now", { at, all: slides.length, title: slides[at - 1]?.title })}
        </p>
        <Button
          look="quiet"
          disabled={at === 1}
          onClick={() => turn(at - 1)}
          aria-label={t("insight.slides.back")}
        >
          ←
        </Button>
        <span className={styles.count}>{t("insight.of", { part: at, all: slides.length })}</span>
        <Button
          look="quiet"
          disabled={at === slides.length}
          onClick={() => turn(at + 1)}
          aria-label={t("insight.slides.next")}
        >
          →
        </Button>
        <span className={styles.rest}>
          <span className={`soft small ${styles.help}`}>
            {t("insight.slides.keys")} <Kbd combo="?" />
          </span>
          <Button look="quiet" className={styles.help} onClick={full}>
            {t("insight.wall.full")}
          </Button>
          <Button look="quiet" onClick={() => window.print()}>
            {t("insight.slides.print")}
          </Button>
          <Button look="quiet" onClick={leave}>
            {t("insight.slides.leave")}
          </Button>
        </span>
      </div>
    </div>
  );
}

function full() {
  void (document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen());
}

/** A key that presses what has the focus isn't for turning. */
const pressing = (event: KeyboardEvent) =>
  dialogOpen() || (event.target instanceof Element && event.target.closest("button, a, summary") !== null);

interface Turning {
  turn: (to: number) => void;
  at: number;
  last: number;
  leave: () => void;
  full: () => void;
}

function useTurning({ turn, at, last, leave, full }: Turning) {
  const { t } = useWords();
  const [next, back] = [t("insight.slides.next"), t("insight.slides.back")];
  useKey("arrowright", next, () => turn(at + 1), dialogOpen);
  useKey("arrowleft", back, () => turn(at - 1), dialogOpen);
  useKey(" ", next, (event) => turn(event.shiftKey ? at - 1 : at + 1), pressing);
  // What a presenter in the hand sends.
  useKey("pagedown", next, () => turn(at + 1), dialogOpen);
  useKey("pageup", back, () => turn(at - 1), dialogOpen);
  useKey("home", t("insight.slides.first"), () => turn(1), dialogOpen);
  useKey("end", t("insight.slides.last"), () => turn(last), dialogOpen);
  useKey("f", t("insight.wall.full"), full, dialogOpen);
  useKey("escape", t("insight.slides.leave"), leave, dialogOpen);
}
