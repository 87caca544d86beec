import * as z from 'zod';
import { settingsSchema } from './schema.ts';

/** The settings as a JSON schema (draft 2020-12), as users write them: defaults may be left out. */
export function settingsJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(settingsSchema, { io: 'input' }),
    title: 'bandog.yaml',
    description: 'Settings of Bandog. Every part may be left out.',
  };
}

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly additionalProperties?: Node | boolean;
  readonly propertyNames?: { readonly enum?: readonly string[] };
}

/** Every unknown key asks, and putting the schema together takes longer than reading the settings. */
let root: readonly Node[] | undefined;

/** The keys that may be written in the map at `path`; none when any may. */
export function knownKeys(path: readonly PropertyKey[]): string[] {
  root ??= branches(settingsJsonSchema() as Node);
  const nodes = path.reduce((at, step) => at.flatMap((node) => children(node, step)), root);
  return nodes.flatMap((node) => [
    ...Object.keys(node.properties ?? {}),
    ...(node.propertyNames?.enum ?? []),
  ]);
}

function children(node: Node, step: PropertyKey): Node[] {
  const other = node.additionalProperties;
  const child =
    typeof step === 'number'
      ? node.items
      : (node.properties?.[String(step)] ?? (typeof other === 'object' ? other : undefined));
  return child === undefined ? [] : branches(child);
}

const branches = (node: Node): Node[] => [
  node,
  ...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap(branches),
];
