import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { disableTotp, renewCodes, securityQuery } from "./account";
import { EnrolDialog } from "./EnrolDialog";
import { PasswordDialog } from "./PasswordDialog";
import { RecoveryCodes } from "./RecoveryCodes";
import styles from "./SecondFactor.module.css";

/** The second step of signing in: on, off, and the codes for a lost phone. */
export function SecondFactor() {
  const { t } = useWords();
  const queries = useQueryClient();
  const { data, error } = useQuery(securityQuery);
  const [doing, setDoing] = useState<"enrol" | "disable" | "renew" | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const close = () => {
    setDoing(null);
    void queries.invalidateQueries(securityQuery);
  };
  if (!data) {
    return (
      <Panel title={t("auth.totp.title")}>
        {error ? <ProblemNotice error={error} /> : <Skeleton lines={2} />}
      </Panel>
    );
  }
  return (
    <Panel title={t("auth.totp.title")}>
      <p className={styles.state}>
        {data.totp ? t("auth.totp.on", { count: data.codes_left }) : t("auth.totp.off")}
      </p>
      <div className={styles.actions}>
        {data.totp ? (
          <>
            <Button onClick={() => setDoing("renew")}>{t("auth.totp.renew")}</Button>
            <Button look="danger" onClick={() => setDoing("disable")}>
              {t("auth.totp.disable")}
            </Button>
          </>
        ) : (
          <Button onClick={() => setDoing("enrol")}>{t("auth.totp.begin")}</Button>
        )}
      </div>
      {doing === "enrol" && <EnrolDialog onClose={close} />}
      {doing === "disable" && (
        <PasswordDialog
          title={t("auth.totp.disableQuestion")}
          verb={t("auth.totp.disable")}
          danger
          onClose={close}
          send={async (password) => {
            await disableTotp(password);
            close();
          }}
        />
      )}
      {doing === "renew" && (
        <PasswordDialog
          title={t("auth.totp.renew")}
          verb={t("auth.totp.next")}
          onClose={close}
          send={async (password) => {
            setCodes(await renewCodes(password));
            close();
          }}
        />
      )}
      {codes && <RecoveryCodes codes={codes} onClose={() => setCodes(null)} />}
    </Panel>
  );
}
