// Writes the JSON schema of the report from its TypeScript type: `node tools/report-schema.ts`.
import { writeFileSync } from 'node:fs';
import ts from 'typescript';

const source = 'lib/domain/scorecard/report.ts';
const target = 'schema/report.schema.json';

type Schema = Record<string, unknown>;

/** The schema of the exported type `Report`, each named type once, under `$defs`. */
export function reportSchema(): Schema {
  const program = ts.createProgram([source], {
    strict: true,
    exactOptionalPropertyTypes: true,
    module: ts.ModuleKind.NodeNext,
    allowImportingTsExtensions: true,
    noEmit: true,
  });
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(source);
  const report = file && checker.getExportsOfModule(symbolOf(checker, file)).find(isReport);
  if (report === undefined) throw new Error(`${source} exports no Report`);
  const definitions = new Map<string, Schema>();
  const schemaOf = writer(checker, definitions);
  const root = schemaOf(checker.getDeclaredTypeOfSymbol(report));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A report of Bandog',
    ...root,
    $defs: Object.fromEntries([...definitions].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const isReport = ({ name }: ts.Symbol): boolean => name === 'Report';

function symbolOf(checker: ts.TypeChecker, file: ts.SourceFile): ts.Symbol {
  const symbol = checker.getSymbolAtLocation(file);
  if (symbol === undefined) throw new Error(`${file.fileName} is no module`);
  return symbol;
}

function writer(checker: ts.TypeChecker, definitions: Map<string, Schema>) {
  const text = (symbol: ts.Symbol | undefined): Schema => {
    const words = ts.displayPartsToString(symbol?.getDocumentationComment(checker)).trim();
    return words === '' ? {} : { description: words.replace(/\s+/g, ' ') };
  };

  const schemaOf = (type: ts.Type): Schema => {
    const symbol = type.aliasSymbol ?? (isInterface(type) ? type.symbol : undefined);
    const plain = type.aliasTypeArguments === undefined && !checker.isArrayType(type);
    if (symbol === undefined || !plain || isBuiltIn(symbol)) return bodyOf(type);
    if (!definitions.has(symbol.name)) {
      definitions.set(symbol.name, {});
      definitions.set(symbol.name, { ...text(symbol), ...bodyOf(type) });
    }
    return { $ref: `#/$defs/${symbol.name}` };
  };

  const bodyOf = (type: ts.Type): Schema => {
    const simple = simpleOf(type, checker);
    if (simple !== undefined) return simple;
    if (type.isUnion()) return unionOf(type);
    return checker.isArrayType(type) ? arrayOf(type as ts.TypeReference) : objectOf(type);
  };

  const unionOf = ({ types }: ts.UnionType): Schema => {
    const present = types.filter((it) => !(it.flags & ts.TypeFlags.Undefined));
    const literals = present.map((it) => (it.isStringLiteral() ? it.value : undefined));
    const [only] = present;
    if (present.length === 1 && only !== undefined) return schemaOf(only);
    return literals.includes(undefined) ? { anyOf: present.map(schemaOf) } : { enum: literals };
  };

  const arrayOf = (type: ts.TypeReference): Schema => {
    const [item] = checker.getTypeArguments(type);
    return { type: 'array', items: item === undefined ? {} : schemaOf(item) };
  };

  const objectOf = (type: ts.Type): Schema => {
    // What goes by a symbol is not written as JSON.
    const members = checker.getPropertiesOfType(type).filter(({ name }) => !name.startsWith('__@'));
    const rest = checker.getIndexTypeOfType(type, ts.IndexKind.String);
    const properties = Object.fromEntries(
      members.map((member) => [
        member.name,
        { ...text(member), ...schemaOf(checker.getTypeOfSymbol(member)) },
      ]),
    );
    const required = members.filter((it) => !(it.flags & ts.SymbolFlags.Optional));
    return {
      type: 'object',
      ...(members.length > 0 && { properties, required: required.map(({ name }) => name) }),
      ...(rest && { additionalProperties: schemaOf(rest) }),
    };
  };
  return schemaOf;
}

const primitives: readonly (readonly [ts.TypeFlags, Schema])[] = [
  [ts.TypeFlags.String, { type: 'string' }],
  [ts.TypeFlags.Number, { type: 'number' }],
  [ts.TypeFlags.Boolean, { type: 'boolean' }],
  [ts.TypeFlags.Any | ts.TypeFlags.Unknown, {}],
];

/** The schema of a literal or a primitive; undefined for anything made of parts. */
function simpleOf(type: ts.Type, checker: ts.TypeChecker): Schema | undefined {
  if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
  if (type.flags & ts.TypeFlags.BooleanLiteral)
    return { const: checker.typeToString(type) === 'true' };
  return primitives.find(([flags]) => type.flags & flags)?.[1];
}

const isInterface = (type: ts.Type): boolean =>
  (type.getFlags() & ts.TypeFlags.Object) !== 0 &&
  ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Interface) !== 0;

/** `Record`, `Partial` and their kin are written out where they are used. */
const isBuiltIn = (symbol: ts.Symbol): boolean =>
  symbol.declarations?.some((it) => it.getSourceFile().hasNoDefaultLib) ?? true;

if (import.meta.main) {
  writeFileSync(target, `${JSON.stringify(reportSchema(), null, 2)}\n`);
  console.log(`wrote ${target}`);
}
