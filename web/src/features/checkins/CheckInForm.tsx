import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import { type CheckIn, lastCheckInQuery, type Made } from "../../api/checkins";
import { keyResultQuery } from "../../api/okr";
import { Button } from "../../ui/Button";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { AdjustStep } from "./AdjustStep";
import styles from "./CheckInForm.module.css";
import { CheckInSheet } from "./CheckInSheet";

export interface CheckInFormProps {
  keyResultId: string;
  /** Called once it is saved, with how everything stands then. */
  onDone?: (made: Made) => void;
  /** The check-in that is to be corrected. */
  correcting?: CheckIn;
  /** One of a round: saved means on to the next, and the round offers to adjust. */
  round?: boolean;
}

/** The form that makes a check-in, with the last one in view; then, where it lags, the way to a changed plan. */
export default function CheckInForm({ keyResultId, onDone, correcting, round }: CheckInFormProps) {
  const { t } = useWords();
  const keyResult = useQuery(keyResultQuery(keyResultId));
  const last = useQuery(lastCheckInQuery(keyResultId));
  const [lagging, setLagging] = useState<Made | null>(null);
  const saved = (made: Made) => {
    if (!round && made.key_result.status === "off_track") setLagging(made);
    else onDone?.(made);
  };
  if (lagging) {
    return (
      <div className={styles.sheet}>
        <p role="status">{t("checkins.savedPlain")}</p>
        <AdjustStep made={lagging} />
        <div>
          <Button look="main" data-autofocus="" onClick={() => onDone?.(lagging)}>
            {t("checkins.done")}
          </Button>
        </div>
      </div>
    );
  }
  if (keyResult.error && !keyResult.data) {
    return <ProblemNotice error={keyResult.error} retry={() => void keyResult.refetch()} />;
  }
  if (!keyResult.data || last.isPending) return <Skeleton lines={4} />;
  if (!can(keyResult.data, "check_in.create")) return <p className="soft">{t("checkins.notYours")}</p>;
  return (
    <CheckInSheet
      key={`${keyResultId} ${correcting?.id ?? ""}`}
      keyResult={keyResult.data}
      last={last.data ?? null}
      correcting={correcting}
      onSaved={saved}
      round={round}
    />
  );
}
