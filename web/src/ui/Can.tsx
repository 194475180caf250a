import type { ReactNode } from "react";
import { can, type Permitted } from "../api/can";

/** Draws its children only where the server said that this may be done. */
export function Can({
  view,
  action,
  children,
}: {
  view: Permitted | null | undefined;
  action: string;
  children: ReactNode;
}) {
  return can(view, action) ? children : null;
}
