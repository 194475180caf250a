import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { Button } from "./Button";
import { Icon } from "./Icon";
import styles from "./Toast.module.css";
import { useWords } from "./words";

export interface ToastMessage {
  text: ReactNode;
  tone?: "plain" | "problem";
  /** Takes back what was just done; the message then goes away. */
  undo?: () => void;
}

type Shown = ToastMessage & { id: number };

const ToastContext = createContext<(message: ToastMessage) => void>(() => {});

/** Tells what was done, at the bottom of the window, with a way back where there is one. */
export function useToast(): (message: ToastMessage) => void {
  return useContext(ToastContext);
}

const LIFE = 6_000;
const LIFE_WITH_UNDO = 10_000;

export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const [shown, setShown] = useState<Shown[]>([]);
  const next = useRef(1);
  const list = useRef<HTMLUListElement>(null);
  const host = useHost(shown.length > 0);
  const drop = useCallback((id: number) => setShown((all) => all.filter((m) => m.id !== id)), []);
  const tell = useCallback(
    (message: ToastMessage) => {
      const id = next.current++;
      setShown((all) => [...all.slice(-2), { ...message, id }]);
      setTimeout(() => drop(id), message.undo ? LIFE_WITH_UNDO : LIFE);
    },
    [drop],
  );
  // Popovers stack in the order they open: opening again lifts the messages above any dialog.
  useLayoutEffect(() => {
    // A dialog that has just closed took them along; they move out of it at once.
    if (!list.current?.isConnected) return;
    list.current.hidePopover?.();
    list.current.showPopover?.();
  }, [shown, host]);
  const messages = useMemo(
    () =>
      shown.map((m) => (
        <li key={m.id} className={styles.toast} data-tone={m.tone}>
          <span>{m.text}</span>
          {m.undo && (
            <Button
              size="small"
              look="quiet"
              className={styles.undo}
              onClick={() => {
                m.undo?.();
                drop(m.id);
              }}
            >
              {t("ui.toast.undo")}
            </Button>
          )}
          <Button size="small" look="quiet" aria-label={t("ui.toast.close")} onClick={() => drop(m.id)}>
            <Icon name="close" size={12} />
          </Button>
        </li>
      )),
    [shown, drop, t],
  );
  return (
    <ToastContext value={tell}>
      {children}
      {createPortal(
        <ul ref={list} popover="manual" className={styles.list} aria-live="polite">
          {messages}
        </ul>,
        host,
      )}
    </ToastContext>
  );
}

/** Where messages are drawn: all outside the topmost modal is inert, so within that while there is one. */
function useHost(shown: boolean): HTMLElement {
  const [host, setHost] = useState<HTMLElement>(document.body);
  useEffect(() => {
    if (!shown) return;
    const place = () =>
      setHost([...document.querySelectorAll<HTMLElement>("dialog:modal")].at(-1) ?? document.body);
    place();
    const watch = new MutationObserver(place);
    watch.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["open"],
    });
    return () => watch.disconnect();
  }, [shown]);
  return host;
}
