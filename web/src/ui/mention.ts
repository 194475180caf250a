/** Somebody called by name in a text. */
export interface Called {
  kind: "person" | "team";
  id: string;
  name: string;
}

/** A text as it stands in the field, "@陈晨 看看", and whom its names mean. */
export interface Written {
  text: string;
  called: Called[];
}

export const nothingWritten: Written = { text: "", called: [] };

const token = /@\[([^\]\n]{1,120})\]\((person|team):([0-9A-Za-z-]{1,64})\)/g;

/** What is sent: each name that was chosen becomes @[name](kind:id). Longer names first, so that 陈 doesn't cut 陈晨. */
export function toBody({ text, called }: Written): string {
  const byLength = [...called].sort((a, b) => b.name.length - a.name.length);
  let body = "";
  for (let at = 0; at < text.length; ) {
    const one = text[at] === "@" ? byLength.find((c) => text.startsWith(c.name, at + 1)) : undefined;
    body += one ? `@[${one.name}](${one.kind}:${one.id})` : text[at];
    at += one ? one.name.length + 1 : 1;
  }
  return body;
}

/** The other way: a comment as it can be edited, by today's names. */
export function toWritten(body: string, today: readonly Called[] = []): Written {
  const called: Called[] = [];
  const text = body.replace(token, (_, written: string, kind: Called["kind"], id: string) => {
    const name = today.find((c) => c.kind === kind && c.id === id)?.name ?? written;
    if (!called.some((c) => c.kind === kind && c.id === id)) called.push({ kind, id, name });
    return `@${name}`;
  });
  return { text, called };
}

/** A comment as Markdown that is shown: names in bold. The @ stands before it: within, nothing would be bold after a Chinese word. */
export function toShown(body: string, today: readonly Called[]): string {
  return body.replace(token, (_, written: string, kind: string, id: string) => {
    const name = today.find((c) => c.kind === kind && c.id === id)?.name ?? written;
    return `@**${name.replace(/[\\*_`[\]]/g, "\\$&")}**`;
  });
}

/** What is being typed after an @ before the caret, and where it begins; null where no name is. */
export function nameBefore(text: string, caret: number): { from: number; query: string } | null {
  // After a letter or digit it is an address: wang@example.com.
  const found = /(?:^|[^0-9A-Za-z._-])@([^\s@,,。:;!?]{0,20})$/.exec(text.slice(0, caret));
  if (!found) return null;
  const query = found[1] ?? "";
  return { from: caret - query.length - 1, query };
}

/** Puts a chosen name in place of what was typed of it; a space after it ends the name. */
export function callIn(
  written: Written,
  from: number,
  caret: number,
  one: Called,
): { written: Written; caret: number } {
  const head = `${written.text.slice(0, from)}@${one.name} `;
  const called = written.called.some((c) => c.kind === one.kind && c.id === one.id)
    ? written.called
    : [...written.called.filter((c) => c.name !== one.name), one];
  return {
    written: { text: head + written.text.slice(caret).replace(/^ /, ""), called },
    caret: head.length,
  };
}
