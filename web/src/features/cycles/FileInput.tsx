import { useField } from "../../ui/Field";

/** Chooses a CSV file. */
export function FileInput({ onFile }: { onFile: (file: File | undefined) => void }) {
  return (
    <input
      type="file"
      accept=".csv,.txt,text/csv,text/plain"
      {...useField()}
      onChange={(event) => onFile(event.target.files?.[0])}
    />
  );
}
