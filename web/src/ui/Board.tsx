import type { ButtonHTMLAttributes, CSSProperties, ReactNode } from "react";
import styles from "./Board.module.css";

interface BoardProps {
  /** On a wide screen so many stand beside each other, however narrow, as on a scale. */
  columns?: number;
  children: ReactNode;
}

/** Things by state, a column for each; below 210 px a column they stand one under another. */
export function Board({ columns, children }: BoardProps) {
  if (!columns) return <div className={styles.board}>{children}</div>;
  return (
    <div className={`${styles.board} ${styles.scale}`} style={{ "--columns": columns } as CSSProperties}>
      {children}
    </div>
  );
}

export interface BoardColumnProps {
  name: string;
  count: ReactNode;
  /** Whether what is being dragged may be dropped here. */
  takes: boolean;
  onDrop: () => void;
  children: ReactNode;
}

export function BoardColumn({ name, count, takes, onDrop, children }: BoardColumnProps) {
  return (
    <section
      aria-label={name}
      className={`${styles.column} ${takes ? styles.takes : ""}`}
      onDragOver={(event) => takes && event.preventDefault()}
      onDrop={onDrop}
    >
      <h2>
        {name} <span className={styles.count}>{count}</span>
      </h2>
      {children}
    </section>
  );
}

/** What a column says that has no cards. */
export function BoardNone({ children }: { children: ReactNode }) {
  return <p className={styles.none}>{children}</p>;
}

export interface BoardItemProps {
  draggable: boolean;
  /** True where dragging begins, false where it is over. */
  onDrag: (begins: boolean) => void;
  children: ReactNode;
}

/** A place for a card in the list of a column. */
export function BoardItem({ draggable, onDrag, children }: BoardItemProps) {
  return (
    <li draggable={draggable} onDragStart={() => onDrag(true)} onDragEnd={() => onDrag(false)}>
      {children}
    </li>
  );
}

export interface BoardCardProps {
  title: string;
  onOpen: () => void;
  /** To the column so many to the right: Alt+← →. */
  onMove: (by: number) => void;
  /** Of the button that the title is. */
  button?: ButtonHTMLAttributes<HTMLButtonElement> & Record<`data-${string}`, string>;
  /** Beside the title. */
  menu?: ReactNode;
  children: ReactNode;
}

export function BoardCard({ title, onOpen, onMove, button, menu, children }: BoardCardProps) {
  return (
    <article className={styles.card} aria-label={title}>
      <div className={styles.head}>
        <button
          type="button"
          {...button}
          className={styles.title}
          onClick={onOpen}
          onKeyDown={(event) => {
            const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
            if (!by || !event.altKey) return;
            event.preventDefault();
            onMove(by);
          }}
        >
          {title}
        </button>
        {menu}
      </div>
      {children}
    </article>
  );
}

/** Short facts in a row: who, when, how much. */
export function CardFacts({ children }: { children: ReactNode }) {
  return <div className={styles.facts}>{children}</div>;
}

/** A line of a card in soft words; one that asks something of somebody stands out. */
export function CardLine({ asks, children }: { asks?: boolean; children: ReactNode }) {
  return <p className={asks ? styles.asks : styles.line}>{children}</p>;
}
