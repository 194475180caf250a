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
