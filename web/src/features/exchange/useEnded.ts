import { useEffect, useRef } from "react";
import { type Imported, isUnderWay } from "./api";

/** Calls back when an import that was seen in one state has come to an end or was taken back. */
export function useEnded(data: Imported | undefined, ended: () => void) {
  const before = useRef<Imported["state"]>(undefined);
  const tell = useRef(ended);
  tell.current = ended;
  useEffect(() => {
    if (!data) return;
    const moved = before.current !== undefined && before.current !== data.state;
    before.current = data.state;
    if (moved && !isUnderWay(data)) tell.current();
  }, [data]);
}
