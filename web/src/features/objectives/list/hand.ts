import { createContext, useContext } from "react";
import type { KeyResult } from "../../../api/okr";
import type { Order } from "./useOrder";

/** What a list lets its rows do. */
export interface Hand {
  /** Ids of the objectives that are selected. */
  selected: ReadonlySet<string>;
  /** Absent where nothing can be selected. */
  select?: (id: string) => void;
  checkIn: (result: KeyResult) => void;
  /** Absent where the order can't be changed. */
  order?: Order;
}

export const HandContext = createContext<Hand>({
  selected: new Set(),
  checkIn: () => {},
});

export const useHand = (): Hand => useContext(HandContext);
