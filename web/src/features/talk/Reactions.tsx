import { Icon } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import { useWords } from "../../ui/words";
import type { Comment } from "./api";
import styles from "./Talk.module.css";
import type { TalkActs } from "./useTalk";

const signs = { agree: "👍", celebrate: "🎉", thank: "🙏", love: "❤️", look: "👀", doubt: "🤔" } as const;

/** The signs under a comment: whose on hover and for screen readers; pressing one adds or takes away one's own. */
export function Reactions({ comment, acts, may }: { comment: Comment; acts: TalkActs; may: boolean }) {
  const { t } = useWords();
  const put = (kind: string, on: boolean) => acts.sign.mutate({ id: comment.id, kind, on });
  const mine = (kind: string) => comment.reactions.some((r) => r.kind === kind && r.mine);
  return (
    <span className={styles.reactions}>
      {comment.reactions.map((r) => (
        <button
          key={r.kind}
          type="button"
          className={styles.sign}
          aria-pressed={r.mine}
          disabled={!may}
          title={r.names.join(t("talk.comma"))}
          aria-label={t("talk.signs", {
            sign: t(`talk.sign.${r.kind}`),
            names: r.names.join(t("talk.comma")),
          })}
          onClick={() => put(r.kind, !r.mine)}
        >
          <span aria-hidden="true">{signs[r.kind]}</span> {r.names.length}
        </button>
      ))}
      {may && (
        <Menu
          face={<Icon name="plus" size={14} />}
          label={t("talk.react")}
          entries={Object.entries(signs).map(([kind, sign]) => ({
            key: kind,
            label: `${sign} ${t(`talk.sign.${kind}`)}`,
            checked: mine(kind),
            onSelect: () => put(kind, !mine(kind)),
          }))}
        />
      )}
    </span>
  );
}
