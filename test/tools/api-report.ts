/**
 * Writes the public types of the package into `docs/api-report.txt`, so that a change of the surface
 * is seen where it is reviewed. Read from the built declarations (`dist/*.d.ts`): every export of
 * an entry with its declaration, in alphabetical order, without comments and without private
 * members; then, in the same form, what those declarations name but no entry exports. With
 * `--check` it writes nothing and fails when the committed report is out of date. Run from the
 * package's root folder.
 */

import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import ts from 'typescript';

const TARGET = join('docs', 'api-report.txt');
const OUTPUT = resolve('dist') + sep;

/** Entries as importers name them, and their built declarations. */
const ENTRIES = [
  { name: 'etcd-snapshot', file: join('dist', 'index.d.ts') },
  { name: 'etcd-snapshot/node', file: join('dist', 'node.d.ts') },
];

/** What an entry exports: the name there, and what it stands for. */
interface Export {
  readonly name: string;
  readonly symbol: ts.Symbol;
}

const program = ts.createProgram({
  rootNames: ENTRIES.map(({ file }) => file),
  options: {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
  },
});
const checker = program.getTypeChecker();
const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });

const report = formatReport();
if (!process.argv.includes('--check')) {
  await writeFile(TARGET, report);
} else if ((await readFile(TARGET, 'utf8').catch(() => '')) !== report) {
  process.stderr.write(`${TARGET} is out of date: run "npm run api" and review what changed\n`);
  process.exitCode = 1;
}

function formatReport(): string {
  const reported = new Set<ts.Symbol>();
  const sections: string[] = [];
  for (const entry of ENTRIES) {
    const exported = exportsOf(entry.file);
    const added = exported.filter(({ symbol }) => !reported.has(symbol));
    for (const { symbol } of added) reported.add(symbol);
    const again = exported.length - added.length;
    const title = `${entry.name}${again > 0 ? `: ${String(again)} of the exports above, and` : ''}`;
    sections.push(formatSection(title, added));
  }
  sections.push(formatSection('Named above, exported by no entry', namedBy(reported)));
  return sections.join('\n');
}

function exportsOf(file: string): Export[] {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${file} is missing: run "npm run build"`);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => ({ name: symbol.name, symbol: unaliased(symbol) }));
}

function formatSection(title: string, exported: readonly Export[]): string {
  const texts = exported
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, symbol }) => {
      const renamed = name === symbol.name ? '' : `// ${symbol.name} as ${name}\n`;
      return renamed + declarationsOf(symbol).map(formatDeclaration).join('\n');
    });
  return [`${title}\n${'='.repeat(title.length)}`, ...texts].join('\n\n') + '\n';
}

/** What the declarations of `symbols` name in this package besides them, and what that names. */
function namedBy(symbols: ReadonlySet<ts.Symbol>): Export[] {
  const found = new Set<ts.Symbol>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const named = checker.getSymbolAtLocation(node);
      const symbol = named && unaliased(named);
      if (symbol && isOwnTopLevel(symbol) && !symbols.has(symbol) && !found.has(symbol)) {
        found.add(symbol);
        for (const declaration of declarationsOf(symbol)) visit(declaration);
      }
    }
    if (!isPrivate(node)) ts.forEachChild(node, visit);
  };
  for (const symbol of symbols) declarationsOf(symbol).forEach(visit);
  return [...found].map((symbol) => ({ name: symbol.name, symbol }));
}

function isOwnTopLevel(symbol: ts.Symbol): boolean {
  return declarationsOf(symbol).some(
    (declaration) =>
      resolve(declaration.getSourceFile().fileName).startsWith(OUTPUT) &&
      statementOf(declaration).parent === declaration.getSourceFile(),
  );
}

function declarationsOf(symbol: ts.Symbol): readonly ts.Declaration[] {
  return symbol.declarations ?? [];
}

function unaliased(symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** The whole statement of a variable, the declaration itself of anything else. */
function statementOf(declaration: ts.Declaration): ts.Node {
  return ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
}

function formatDeclaration(declaration: ts.Declaration): string {
  const statement = statementOf(declaration);
  const { transformed } = ts.transform(statement, [
    (context) => (root) => {
      const visit = (node: ts.Node): ts.Node | undefined =>
        isPrivate(node) ? undefined : ts.visitEachChild(node, visit, context);
      return ts.visitEachChild(root, visit, context);
    },
  ]);
  const [kept = statement] = transformed;
  return printer.printNode(ts.EmitHint.Unspecified, kept, statement.getSourceFile());
}

/** A member that importers cannot use. A private constructor stays: it says that nobody may call it. */
function isPrivate(node: ts.Node): boolean {
  if (!ts.isClassElement(node) || ts.isConstructorDeclaration(node)) return false;
  if (node.name !== undefined && ts.isPrivateIdentifier(node.name)) return true;
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword) ?? false;
}
