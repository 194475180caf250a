import { Drawer } from "../../ui/Drawer";
import { Slot } from "../../ui/slots";
import type { Entry } from "./api";

/** What of a key result is done in place: a check-in, its actions, its problems. */
export interface Shown {
  keyResult: NonNullable<Entry["key_result"]>;
  what: "checkIn" | "plan" | "problems";
}

/** A key result's own forms beside the meeting: what is written there is its own. */
export function ResultDrawer({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const { keyResult, what } = shown;
  return (
    <Drawer open title={keyResult.title} onClose={onClose} keep={what === "checkIn"}>
      {what === "checkIn" && <Slot name="checkIn" keyResultId={keyResult.id} onDone={onClose} />}
      {what === "plan" && <Slot name="plan" keyResultId={keyResult.id} />}
      {what === "problems" && (
        <Slot
          name="problems"
          source="meeting"
          objectiveId={keyResult.objective_id}
          keyResult={{ id: keyResult.id, title: keyResult.title }}
        />
      )}
    </Drawer>
  );
}
