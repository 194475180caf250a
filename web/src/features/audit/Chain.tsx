import { useMutation } from "@tanstack/react-query";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { useWords } from "../../ui/words";
import styles from "./AuditPage.module.css";
import { verify } from "./api";

/** Proves on demand that nobody has touched the trail. */
export function Chain() {
  const { t } = useWords();
  const check = useMutation({ mutationFn: verify });
  return (
    <>
      <p className={styles.chain}>
        <span>{t("audit.chain")}</span>
        <Button size="small" busy={check.isPending} onClick={() => check.mutate()}>
          {t("audit.verify")}
        </Button>
        <span role="status" className={check.data?.whole ? styles.whole : styles.broken}>
          {check.data && (
            <>
              <Icon name={check.data.whole ? "check" : "warn"} size={14} /> {check.data.detail}
            </>
          )}
        </span>
      </p>
      <ProblemNotice error={check.error} />
    </>
  );
}
