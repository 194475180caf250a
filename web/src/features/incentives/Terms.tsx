import { useWords } from "../../ui/words";
import type { Rules } from "./api";
import formula from "./Formula.module.css";
import { asksOf, valueAt } from "./fields";
import styles from "./Incentives.module.css";

/** Rules as a list of terms: what was left out doesn't hold. */
export function Terms({ rules }: { rules: Rules }) {
  const { t } = useWords();
  const { must, may } = asksOf(rules);
  const given = [...must, ...may].filter((place) => valueAt(rules, place) !== "");
  return (
    <dl className={styles.terms}>
      {(rules.tiers ?? []).map((tier) => (
        <div key={tier.from}>
          <dt>{t("incentives.tierOf", { from: tier.from })}</dt>
          <dd>{tier.coefficient}</dd>
        </div>
      ))}
      {rules.preset === "formula" && (
        <>
          <div>
            <dt>{t("incentives.field.gives")}</dt>
            <dd>{t(`incentives.gives.${rules.gives}`)}</dd>
          </div>
          <div className={formula.whole}>
            <dt>{t("incentives.field.formula")}</dt>
            <dd>
              <code className={formula.code}>{rules.formula}</code>
            </dd>
          </div>
        </>
      )}
      {rules.by === "achievement" && (
        <div>
          <dt>{t("incentives.field.by")}</dt>
          <dd>{t("incentives.looksAt.achievement")}</dd>
        </div>
      )}
      {given.map((place) => (
        <div key={place}>
          <dt>{t(`incentives.field.${place.replace(".", "_")}`)}</dt>
          <dd>{valueAt(rules, place)}</dd>
        </div>
      ))}
    </dl>
  );
}
