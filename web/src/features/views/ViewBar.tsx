import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { can } from "../../api/can";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import { useMe } from "../../ui/me";
import type { Slots } from "../../ui/slots";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { type SavedView, viewsQuery } from "./api";
import { TellMe } from "./TellMe";
import { useViews } from "./useViews";
import { ViewDialog } from "./ViewDialog";
import styles from "./Views.module.css";

/** How many stand above the list; the others are in a menu. */
const SHOWN = 5;

/** Above the list of OKRs: the saved views, the way to keep what is asked now, and what can be done with the one that is open. */
export function ViewBar({ find, opens, onOpen }: Slots["views"]) {
  const { t } = useWords();
  const me = useMe();
  const { data = [], isSuccess } = useQuery(viewsQuery);
  const [form, setForm] = useState<"new" | SavedView | null>(null);
  useOpened(opens, isSuccess ? data : undefined, onOpen);
  const open = find === "" ? undefined : data.find((view) => view.find === find.trim());
  const shown = data.slice(0, SHOWN);
  if (open && !shown.includes(open)) shown.splice(-1, 1, open);
  const others = data.filter((view) => !shown.includes(view));
  const keeps = find !== "" && !open && can(me, "view.create");
  if (data.length === 0 && !keeps) return null;
  return (
    <nav className={styles.bar} aria-label={t("views.title")}>
      <span className={styles.word}>{t("views.title")}</span>
      {shown.map((view) => (
        <button
          key={view.id}
          type="button"
          className={styles.view}
          aria-pressed={view === open}
          title={view.terms.join(" · ")}
          onClick={() => onOpen(view === open ? "" : view.find)}
        >
          {view.subscription && <Icon name="bell" size={12} />}
          {view.name}
          {view.subscription && <span className="hidden-visually">{t("views.subscribed")}</span>}
        </button>
      ))}
      {others.length > 0 && (
        <Menu
          face={t("views.more", { count: others.length })}
          entries={others.map((view) => ({
            key: view.id,
            label: view.name,
            group: groupOf(view, others, me.id, t),
            onSelect: () => onOpen(view.find),
          }))}
        />
      )}
      {keeps && (
        <Button
          size="small"
          look="quiet"
          icon={<Icon name="plus" size={12} />}
          onClick={() => setForm("new")}
        >
          {t("views.keep")}
        </Button>
      )}
      {open && (
        <span className={styles.acts}>
          <TellMe view={open} />
          <ViewActs view={open} onChange={() => setForm(open)} onGone={() => onOpen("")} />
        </span>
      )}
      {form && (
        <ViewDialog view={form === "new" ? undefined : form} find={find} onClose={() => setForm(null)} />
      )}
    </nav>
  );
}

/** The heading above the first of one's own, and above the first of others'. */
function groupOf(view: SavedView, all: SavedView[], me: string, t: (key: string) => string) {
  const own = view.owner_id === me;
  const first = all.find((one) => (one.owner_id === me) === own);
  return view === first ? t(own ? "views.own" : "views.shared") : undefined;
}

/** Opens the view that the address names, as a notice or the palette does. */
function useOpened(id: string | undefined, all: SavedView[] | undefined, onOpen: Slots["views"]["onOpen"]) {
  const { t } = useWords();
  const tell = useToast();
  const go = useRef({ onOpen, tell, t });
  go.current = { onOpen, tell, t };
  useEffect(() => {
    if (!id || !all) return;
    const view = all.find((one) => one.id === id);
    if (!view) go.current.tell({ text: go.current.t("views.gone"), tone: "problem" });
    go.current.onOpen(view?.find ?? "", true);
  }, [id, all]);
}

/** What is done to a view: only by those who may. */
function ViewActs({ view, onChange, onGone }: { view: SavedView; onChange: () => void; onGone: () => void }) {
  const { t } = useWords();
  const { remove } = useViews();
  const entries = [
    can(view, "view.update") && { key: "change", label: t("views.change"), onSelect: onChange },
    can(view, "view.delete") && {
      key: "delete",
      label: t("views.delete"),
      danger: true,
      onSelect: () => void remove(view).then((done) => done && onGone()),
    },
  ].filter((entry) => entry !== false);
  if (entries.length === 0) return <span className="soft">{t("views.by", { name: view.owner_name })}</span>;
  return (
    <Menu
      face={<Icon name="dots" size={14} />}
      label={t("views.actsOf", { name: view.name })}
      align="end"
      entries={entries}
    />
  );
}
