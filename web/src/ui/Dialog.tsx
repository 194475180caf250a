import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "./Button";
import styles from "./Dialog.module.css";
import { Icon } from "./Icon";
import { useWords } from "./words";

export interface DialogProps {
  open: boolean;
  title: ReactNode;
  onClose: () => void;
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode;
  /** `side` slides in from the right, as high as the window; `top` keeps its head in place while it grows. */
  look?: "middle" | "wide" | "side" | "top";
  /** Guards what was typed: neither Escape nor a press outside closes. */
  keep?: boolean;
  children?: ReactNode;
}

/** Where one begins: what is marked, else the first thing to fill in. */
const FIRST = "[data-autofocus], input:not([type=hidden]), textarea, select";

/** A modal on the browser's own <dialog>: it traps focus, closes on Escape and gives focus back. */
export function Dialog({ open, title, onClose, actions, look = "middle", keep, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const { t } = useWords();

  useEffect(() => {
    const element = dialog.current;
    if (!open || !element || element.open) return;
    element.showModal();
    // The browser would begin with the cross, which stands first.
    element.querySelector<HTMLElement>(FIRST)?.focus();
    return () => element.close();
  }, [open]);

  if (!open) return null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the press is on the backdrop; Escape is the key for it
    <dialog
      ref={dialog}
      className={`${styles.dialog} ${styles[look]}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (!keep) onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current && !keep) onClose();
      }}
    >
      <div className={styles.inner}>
        <header className={styles.head}>
          <h2 id={id}>{title}</h2>
          <Button look="quiet" size="small" aria-label={t("ui.dialog.close")} onClick={onClose}>
            <Icon name="close" size={14} />
          </Button>
        </header>
        <div className={styles.body}>{children}</div>
        {actions && <footer className={styles.foot}>{actions}</footer>}
      </div>
    </dialog>
  );
}
