import { useState } from "react";
import { Button } from "../../ui/Button";
import type { Slots } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { ShareDialog } from "./ShareDialog";

/** Leads to the links by which somebody without an account reads a page. */
export function ShareWithGuest({ page }: Slots["shareWithGuest"]) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("guestlinks.share")}</Button>
      {open && <ShareDialog page={page} onClose={() => setOpen(false)} />}
    </>
  );
}
