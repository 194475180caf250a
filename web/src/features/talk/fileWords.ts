/** Most of one file and of one comment; the server holds to the same. */
export const MOST_BYTES = 10 << 20;
export const MOST_FILES = 5;

/** A size as people say it, with three digits at most: 812 B, 9.3 KB, 640 KB, 2.1 MB. */
export function sizeWords(bytes: number, locale: string): string {
  const step = bytes < 1000 ? 0 : bytes < 1000 * 1024 ? 1 : 2;
  const value = bytes / 1024 ** step;
  const digits = step > 0 && value < 10 ? 1 : 0;
  return `${value.toLocaleString(locale, { maximumFractionDigits: digits })} ${["B", "KB", "MB"][step]}`;
}

/** The files that were pasted or dropped; [] where it was words alone. */
export function filesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])];
}

/** A picture from the clipboard has no name of its own, or always the same: the moment tells them apart. */
export function nameOf(file: File, now: Date): string {
  if (file.name && !/^image\.\w+$/.test(file.name)) return file.name;
  const two = (n: number) => String(n).padStart(2, "0");
  const moment = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  return `${moment}.${file.type.split("/")[1]?.replace("jpeg", "jpg") || "png"}`;
}
