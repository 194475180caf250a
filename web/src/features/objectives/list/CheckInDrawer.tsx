import type { KeyResult } from "../../../api/okr";
import { Drawer } from "../../../ui/Drawer";
import { Slot } from "../../../ui/slots";

/** Checks in beside the list, which stays where it is. */
export function CheckInDrawer({ result, onClose }: { result: KeyResult; onClose: () => void }) {
  return (
    <Drawer open title={result.title} onClose={onClose}>
      <Slot name="checkIn" keyResultId={result.id} onDone={onClose} />
    </Drawer>
  );
}
