import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml';

type Path = readonly PropertyKey[];

/** Where something starts, both from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** A YAML text that knows where each of its values stands. */
export interface YamlDocument {
  /** Everything wrong with the text as YAML; nothing else can be asked when `broken`. */
  readonly errors: readonly { readonly message: string; readonly place: Place }[];
  readonly broken: boolean;
  readonly value: unknown;
  /** The place of the value or key at `path`, or of the closest thing around it. */
  placeOf(path: Path, at: 'key' | 'value'): Place;
  valueAt(path: Path): unknown;
  /** The value as spelt in the text: `007` where the value is the number 7. */
  textAt(path: Path): string | undefined;
}

/** Reads one YAML 1.2 document (JSON is YAML); never throws for what the text contains. */
export function readYaml(text: string): YamlDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // Its warnings would show what the text holds, as it stands there.
    logLevel: 'error',
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const { value, failure } = toValue(document);
  const errors = [...document.errors, ...(failure ? [failure] : [])];
  return {
    errors: errors.map((error) => ({ message: inWords(error), place: placeAt(error.pos[0]) })),
    broken: errors.some((error) => error.code !== 'DUPLICATE_KEY'),
    value,
    placeOf: (path, at) => placeAt(offsetOf(document.contents, path, at)),
    valueAt: (path) => path.reduce<unknown>(step, value),
    textAt: (path) => {
      const node = nodeAt(document.contents, path);
      return isScalar(node) && node.range ? text.slice(node.range[0], node.range[1]) : undefined;
    },
  };
}

type Failure = Pick<YAMLError, 'code' | 'message' | 'pos'>;

function toValue(document: Document): { value: unknown; failure?: Failure } {
  if (document.errors.some((error) => error.code !== 'DUPLICATE_KEY')) return { value: undefined };
  try {
    return { value: document.toJS() };
  } catch (error) {
    // Aliases that lead nowhere, or expand without end.
    const message = error instanceof Error ? error.message : String(error);
    return { value: undefined, failure: { code: 'BAD_ALIAS', message, pos: [0, 0] } };
  }
}

function inWords({ code, message }: Failure): string {
  if (code === 'DUPLICATE_KEY') return 'this key is written twice in one map; keep one of them';
  if (code === 'TAB_AS_INDENT') return 'a tab indents this line; YAML wants spaces';
  if (code === 'MULTIPLE_DOCS') return 'a second document starts here; write one only';
  return `not valid YAML: ${message.charAt(0).toLowerCase()}${message.slice(1).replace(/\.$/, '')}`;
}

function step(value: unknown, key: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<PropertyKey, unknown>)[key];
}

function pairAt(node: unknown, key: PropertyKey): { key: unknown; value: unknown } | undefined {
  if (isMap(node)) {
    return node.items.findLast(
      (pair) => String(isScalar(pair.key) ? pair.key.value : pair.key) === String(key),
    );
  }
  return isSeq(node) && typeof key === 'number'
    ? { key: undefined, value: node.items[key] }
    : undefined;
}

const nodeAt = (root: unknown, path: Path): unknown =>
  path.reduce<unknown>((node, key) => pairAt(node, key)?.value, root);

function offsetOf(root: unknown, path: Path, at: 'key' | 'value'): number {
  const last = path.at(-1);
  const pair = last === undefined ? undefined : pairAt(nodeAt(root, path.slice(0, -1)), last);
  const wanted = last === undefined ? root : at === 'key' ? pair?.key : pair?.value;
  const offset = startOf(wanted) ?? startOf(pair?.key) ?? startOf(pair?.value);
  if (offset !== undefined) return offset;
  return path.length === 0 ? 0 : offsetOf(root, path.slice(0, -1), 'key');
}

const startOf = (node: unknown): number | undefined =>
  isNode(node) ? (node as Node).range?.[0] : undefined;
