/** From a field that asks for something, Tab and Enter go to the next that still does, and at last to the button. */
export function askNext(event: React.KeyboardEvent<HTMLElement>): void {
  const from = event.target as HTMLInputElement;
  const forward = event.key === "Enter" || (event.key === "Tab" && !event.shiftKey);
  const back = event.key === "Tab" && event.shiftKey;
  if (from.dataset.ask === undefined || !(forward || back) || event.nativeEvent.isComposing) return;
  const fields = [
    ...event.currentTarget.querySelectorAll<HTMLInputElement>("input[data-ask]:not(:disabled)"),
  ];
  const at = fields.indexOf(from);
  const rest = forward ? fields.slice(at + 1) : fields.slice(0, at).reverse();
  // Backwards also to what was just filled in, to put it right.
  const next =
    rest.find((f) => back || f.value.trim() === "") ??
    (forward ? document.querySelector<HTMLElement>("[data-create]") : null);
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement) next.select();
}
