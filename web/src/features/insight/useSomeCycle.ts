import { useCycles } from "../../ui/cyclesOfDay";

/**
 * Whether there is a cycle: `none` where there is none, `some` once there is one or that can't be told.
 * What is asked of the present cycle before it is known would be refused.
 */
export function useSomeCycle(): { none: boolean; some: boolean } {
  const { data, isError } = useCycles();
  return { none: data?.length === 0, some: isError || (data !== undefined && data.length > 0) };
}
