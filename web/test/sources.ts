import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

export const src = resolve(import.meta.dirname, "../src");

/** Every file below src with one of these endings, as paths from src. */
export function filesOf(endings: RegExp, folder = src): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesOf(endings, path);
    return endings.test(name) ? [relative(src, path)] : [];
  });
}

export function read(file: string): string {
  return readFileSync(join(src, file), "utf8");
}

const parsed = new Map<string, ts.SourceFile>();

/** A file as a tree; each is parsed once. */
export function parse(file: string): ts.SourceFile {
  const tree =
    parsed.get(file) ??
    ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  parsed.set(file, tree);
  return tree;
}

/** Calls `visit` for each node, depth first. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** What a file imports: packages by name, own files as paths from src. */
export function importsOf(file: string): string[] {
  const text = read(file);
  // A tree of every file takes seconds; a scan finds the same, save where import.meta stands in its way.
  const found = text.includes("import.meta")
    ? importsInTree(file)
    : ts.preProcessFile(text, true, true).importedFiles.map((one) => one.fileName);
  return found.map((name) =>
    name.startsWith(".") ? relative(src, resolve(src, dirname(file), name)) : name,
  );
}

function importsInTree(file: string): string[] {
  const found: string[] = [];
  walk(parse(file), (node) => {
    const from =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined;
    if (from && ts.isStringLiteral(from)) found.push(from.text);
  });
  return found;
}
