import { useQueryClient } from "@tanstack/react-query";
import { okrChanged } from "../../api/okr";

/** After values changed: metrics and all that hangs on key results are asked anew. */
export function useMoved(): () => Promise<void> {
  const queries = useQueryClient();
  return () => okrChanged(queries);
}
