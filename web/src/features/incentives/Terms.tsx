import { useWords } from "../../ui/words";
import type { Rules } from "./api";
import { asks, valueAt } from "./fields";
import styles from "./Incentives.module.css";

/** Rules as a list of terms: what was left out doesn't hold. */
export function Terms({ rules }: { rules: Rules }) {
  const { t } = useWords();
  const { must, may } = asks[rules.preset];
  const given = [...must, ...may].filter((place) => valueAt(rules, place) !== "");
  return (
    <dl className={styles.terms}>
      {(rules.tiers ?? []).map((tier) => (
        <div key={tier.from}>
          <dt>{t("incentives.tierOf", { from: tier.from })}</dt>
          <dd>{tier.coefficient}</dd>
        </div>
      ))}
      {given.map((place) => (
        <div key={place}>
          <dt>{t(`incentives.field.${place.replace(".", "_")}`)}</dt>
          <dd>{valueAt(rules, place)}</dd>
        </div>
      ))}
    </dl>
  );
}
