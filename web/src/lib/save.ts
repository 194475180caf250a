/** Puts a file into the reader's folder of downloads. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Firefox begins to read after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** The name that a server gives a file in Content-Disposition, else the other. */
export function fileName(disposition: string | null, otherwise: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? "")?.[1];
  if (!encoded) return otherwise;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return otherwise;
  }
}

/** A file's name of what it holds: "用户增长 运营部 2026Q4 2026-11-28.csv". Without what a file system forbids, and not too long for one. */
export function nameOfFile(parts: readonly (string | undefined)[], ending: string): string {
  const clean = parts.map((part) =>
    (part ?? "")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\\/:*?"<>|\u0000-\u001f\u007f]+/g, " ")
      .replace(/\s+/g, " ")
      .replace(/^[\s.]+|[\s.]+$/g, ""),
  );
  return `${clean.filter(Boolean).map(cut).join(" ")}.${ending}`;
}

/** Bytes of one part of a name: 255 are the most for all of it. */
const LONGEST = 60;

function cut(part: string): string {
  let bytes = 0;
  const kept = [...part].filter((letter) => {
    bytes += new TextEncoder().encode(letter).length;
    return bytes <= LONGEST;
  });
  return kept.join("").trimEnd();
}
