/** Views carry what the caller may do with them; the UI never repeats a rule. */
export interface Permitted {
  can?: readonly string[] | null;
}

export function can(view: Permitted | null | undefined, action: string): boolean {
  return view?.can?.includes(action) ?? false;
}
