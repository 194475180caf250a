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

export function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
}

/** Calls `visit` for each node, depth first. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** What a file imports: packages by name, own files as paths from src. */
export function importsOf(file: string): string[] {
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
  return found.map((name) =>
    name.startsWith(".") ? relative(src, resolve(src, dirname(file), name)) : name,
  );
}
