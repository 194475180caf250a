import { useRef } from "react";
import { Button } from "../../ui/Button";

export interface FileInputProps {
  children: React.ReactNode;
  onFile: (file: File) => void;
}

/** A button that chooses a CSV file. */
export function FileInput({ children, onFile }: FileInputProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div>
      <Button onClick={() => input.current?.click()}>{children}</Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file again is a change, too: somebody has mended it.
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    </div>
  );
}
