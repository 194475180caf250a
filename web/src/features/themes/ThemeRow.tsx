import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { can } from "../../api/can";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Markdown } from "../../ui/Markdown";
import { Menu, type MenuEntry } from "../../ui/Menu";
import { problemWords } from "../../ui/ProblemNotice";
import { Tag } from "../../ui/Tag";
import { TalkButton } from "../../ui/TalkButton";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { changeTheme, type Theme } from "./api";
import styles from "./ThemesPage.module.css";
import type { useOrder } from "./useOrder";

export interface ThemeRowProps {
  theme: Theme;
  number: number;
  last: boolean;
  cycle: string | undefined;
  order: ReturnType<typeof useOrder>;
  movable: boolean;
  onEdit: () => void;
}

/** One theme as it reads, with what can be done with it. */
export function ThemeRow({ theme, number, last, cycle, order, movable, onEdit }: ThemeRowProps) {
  const { t } = useWords();
  const mayChange = can(theme, "theme.update");
  const archive = useArchive();
  const entries: MenuEntry[] = [
    { key: "up", label: t("themes.up"), disabled: number === 1, onSelect: () => order.move(theme.id, -1) },
    { key: "down", label: t("themes.down"), disabled: last, onSelect: () => order.move(theme.id, 1) },
    {
      key: "archive",
      label: t(theme.archived ? "themes.restore" : "themes.archive"),
      onSelect: () => archive.mutate({ theme, archived: !theme.archived }),
    },
  ];
  const classes = [
    styles.row,
    theme.archived && styles.archived,
    order.lifted === theme.id && styles.lifted,
    order.over === theme.id && order.lifted !== theme.id && styles.over,
  ];
  return (
    <li
      className={classes.filter(Boolean).join(" ")}
      onDragOver={(event) => {
        if (!order.lifted) return;
        event.preventDefault();
        order.hover(theme.id);
      }}
      onDrop={(event) => {
        event.preventDefault();
        order.drop(theme.id);
      }}
    >
      {movable && mayChange ? (
        <button
          type="button"
          className={styles.grip}
          draggable
          aria-label={`${theme.title} ${t("themes.drag")}`}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onDragStart={() => order.lift(theme.id)}
          onDragEnd={() => {
            order.lift(null);
            order.hover(null);
          }}
          onKeyDown={(event) => {
            if (!event.altKey || !/^Arrow(Up|Down)$/.test(event.key)) return;
            event.preventDefault();
            order.move(theme.id, event.key === "ArrowUp" ? -1 : 1);
          }}
        >
          {number}
        </button>
      ) : (
        <span className={styles.number}>{number}</span>
      )}
      <div>
        <div className={styles.title}>
          {theme.title}
          {theme.archived && <Tag>{t("themes.archived")}</Tag>}
        </div>
        <p className={theme.target ? styles.target : "soft"}>{theme.target || t("themes.noTarget")}</p>
        {theme.description && (
          <div className={styles.about}>
            <Markdown text={theme.description} />
          </div>
        )}
        <div className={styles.facts}>
          <span>{theme.cycle_id ? cycle : t("themes.always")}</span>
          {theme.owner_name && <span>{theme.owner_name}</span>}
          <Link {...toMap(theme)} aria-label={t("themes.onMapOf", { title: theme.title })}>
            {t("themes.onMap")}
          </Link>
          <TalkButton subjectKind="theme" subjectId={theme.id} title={theme.title} />
        </div>
      </div>
      {mayChange && (
        <div className={styles.actions}>
          <Button
            look="quiet"
            size="small"
            aria-label={t("themes.edit", { title: theme.title })}
            onClick={onEdit}
          >
            <Icon name="edit" />
          </Button>
          <Menu
            face={<Icon name="dots" />}
            label={t("themes.more", { title: theme.title })}
            align="end"
            entries={entries}
          />
        </div>
      )}
    </li>
  );
}

/** What serves a theme, on the map; of its own cycle where it has one. */
function toMap({ id, cycle_id }: Theme) {
  const search = { theme: id, cycle: cycle_id || undefined };
  return { to: "/map", search } as const;
}

/** Archives at once, with a way back. */
function useArchive() {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ["themes"] });
  return useMutation({
    mutationFn: ({ theme, archived }: { theme: Theme; archived: boolean }) =>
      changeTheme(theme, { archived }),
    onSuccess: async (saved) => {
      await refresh();
      const words = saved.archived ? "themes.archiveDone" : "themes.restoreDone";
      toast({
        text: t(words, { title: saved.title }),
        undo: () => void changeTheme(saved, { archived: !saved.archived }).then(refresh),
      });
    },
    onError: (error) => toast({ text: problemWords(error, t), tone: "problem" }),
  });
}
