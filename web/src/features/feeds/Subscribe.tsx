import { useState } from "react";
import { Button } from "../../ui/Button";
import { useWords } from "../../ui/words";
import { SubscribeDialog } from "./SubscribeDialog";

/** Leads to the addresses at which calendar programs read one's dates. */
export function Subscribe() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("feeds.subscribe")}</Button>
      {open && <SubscribeDialog onClose={() => setOpen(false)} />}
    </>
  );
}
