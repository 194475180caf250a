import { useMutation } from "@tanstack/react-query";
import { formatCount } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { useWords } from "../../ui/words";
import { verifyTrail } from "./api";

/** Checks the hash chain from its beginning, and says what it found. */
export function VerifyButton() {
  const { t, locale } = useWords();
  const verify = useMutation({ mutationFn: verifyTrail });
  const close = () => verify.reset();
  return (
    <>
      <Button busy={verify.isPending} onClick={() => verify.mutate()}>
        {t("audit.verify")}
      </Button>
      <Dialog
        open={verify.isSuccess || verify.isError}
        title={t("audit.verify")}
        onClose={close}
        actions={
          <Button look="main" onClick={close}>
            {t("audit.close")}
          </Button>
        }
      >
        <ProblemNotice error={verify.error} />
        {verify.data?.whole && <p>{t("audit.whole", { count: formatCount(verify.data.entries, locale) })}</p>}
        {verify.data && !verify.data.whole && (
          <>
            <p>
              <strong>{t("audit.broken", { seq: verify.data.bad_seq })}</strong>
            </p>
            <p>{verify.data.detail}</p>
          </>
        )}
      </Dialog>
    </>
  );
}
