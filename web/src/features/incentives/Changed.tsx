import { useWords } from "../../ui/words";
import type { Comparison, RuleChange } from "./api";
import styles from "./Incentives.module.css";

/** What the scheme's rules say differently from those that it is compared with, in words. */
export function Changed({ of }: { of: Comparison }) {
  const { t } = useWords();
  const title = of.version
    ? t("incentives.changed.sinceVersion", { number: of.version })
    : t("incentives.changed.from", { title: of.other_title });
  if (of.changes.length === 0) return <p className="soft small">{t("incentives.changed.nothing")}</p>;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className={styles.changes}>
        {of.changes.map((one) => (
          <li key={one.place + (one.from ?? "")}>
            <Words of={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Words({ of }: { of: RuleChange }) {
  const { t } = useWords();
  const say = (value: string) => {
    if (of.place === "preset" || of.place === "gives") return t(`incentives.${of.place}.${value}`);
    if (of.place === "by") return t(`incentives.looksAt.${value}`);
    return of.place === "formula" ? value : value.replace(/^-/, "−");
  };
  const what =
    of.place === "tier"
      ? t("incentives.tierOf", { from: of.from })
      : of.place === "preset"
        ? t("incentives.presetWord")
        : t(`incentives.field.${of.place.replace(".", "_")}`);
  if (of.was === undefined) return t("incentives.changed.added", { what, now: say(of.now ?? "") });
  if (of.now === undefined) return t("incentives.changed.dropped", { what, was: say(of.was) });
  return t("incentives.changed.changed", { what, was: say(of.was), now: say(of.now) });
}
