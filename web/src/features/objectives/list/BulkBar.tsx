import { useState } from "react";
import type { Objective } from "../../../api/okr";
import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/Icon";
import { useKey } from "../../../ui/keys";
import { useWords } from "../../../ui/words";
import styles from "./BulkBar.module.css";
import { BulkDialog } from "./BulkDialog";
import { BulkOutcome } from "./BulkOutcome";
import { type Given, takes, type Verb, verbs } from "./bulk";
import { verbWord } from "./said";
import { useBulk } from "./useBulk";

interface BulkBarProps {
  /** The selected ones, in the order of the list. */
  items: readonly Objective[];
  keep: (ids: readonly string[]) => void;
}

/** What needs words or a choice before it is done. */
const asking: ReadonlySet<Verb> = new Set(["return", "owner", "kind"]);

/** At the foot while something is selected: what can be done with all of it at once. */
export function BulkBar({ items, keep }: BulkBarProps) {
  const { t } = useWords();
  const bulk = useBulk(keep);
  const [asked, ask] = useState<Verb | null>(null);
  useKey("escape", t("objectives.list.keys.clear"), () => {
    if (!document.querySelector("dialog[open]")) keep([]);
  });
  const fits = (verb: Verb) => items.filter((o) => takes(verb, o));
  const press = (verb: Verb) => (asking.has(verb) ? ask(verb) : void bulk.run(verb, fits(verb)));
  const send = (verb: Verb, given: Given) => {
    ask(null);
    void bulk.run(verb, fits(verb), given);
  };
  return (
    <>
      {items.length > 0 && (
        <section className={styles.bar} aria-label={t("objectives.list.bulk.title")}>
          <strong role="status">
            {bulk.progress
              ? t("objectives.list.bulk.progress", { ...bulk.progress })
              : t("objectives.list.bulk.selected", { count: items.length })}
          </strong>
          {verbs.map((verb) => {
            const count = fits(verb).length;
            if (count === 0) return null;
            return (
              <Button
                key={verb}
                size="small"
                look={verb === "delete" ? "danger" : "plain"}
                busy={bulk.progress?.verb === verb}
                disabled={bulk.progress !== null && bulk.progress.verb !== verb}
                onClick={() => press(verb)}
              >
                {t(verbWord[verb])}
                {count < items.length && <span className={styles.count}>{count}</span>}
              </Button>
            );
          })}
          <Button
            size="small"
            look="quiet"
            aria-label={t("objectives.list.keys.clear")}
            onClick={() => keep([])}
          >
            <Icon name="close" size={14} />
          </Button>
        </section>
      )}
      {asked && (
        <BulkDialog
          verb={asked}
          objectives={fits(asked)}
          onSend={(given) => send(asked, given)}
          onClose={() => ask(null)}
        />
      )}
      {bulk.outcome && <BulkOutcome outcome={bulk.outcome} onClose={bulk.close} />}
    </>
  );
}
