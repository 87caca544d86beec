import { mostSubjects } from '../../../domain/change/all-subjects.ts';
import { keyOfArn, keyOfId, resourceKey, type Scope } from './resource-key.ts';

/** All values of a field, in order; none when it is not there. Of `?field` an empty one when it is there. */
export type ValuesOf = (field: string) => readonly string[];

/** A text with fields in it, taken apart. */
interface Slot {
  readonly before: string;
  /**
   * The first of these that has a value counts; one that begins with `=` is a value itself. `a=b` is an
   * empty text where `a` is `b`, and `a=*` where there is an `a`.
   */
  readonly fields: readonly string[];
}

interface Template {
  readonly parent: Pattern;
  /** What follows each `#`. */
  readonly parts: readonly Pattern[];
  /** With `!#` before the part there is no key without it. */
  readonly needsPart: boolean;
}

interface Pattern {
  readonly slots: readonly Slot[];
  readonly after: string;
}

const parsed = new Map<string, Template>();

/**
 * The keys that a template such as `ec2/{routeTableId}#route/{destinationCidrBlock}` gives with these
 * values. A value that is an ARN brings its own service, account and region. Without a value for the
 * parent there is no key; a part whose value is missing is left out. At most 20. Values of parts may
 * come from elsewhere than that of the parent.
 */
export function keysFrom(
  template: string,
  valuesOf: ValuesOf,
  scope: Scope,
  partsOf: ValuesOf = valuesOf,
): string[] {
  const { parent, parts, needsPart } = templateOf(template);
  let keys = parentKeys(parent, valuesOf, scope);
  for (const part of parts) {
    const texts = fill(part, partsOf).map(partText);
    if (texts.length === 0 && needsPart) return [];
    if (texts.length === 0) break;
    keys = keys.flatMap((key) => texts.map((text) => `${key}#${text}`)).slice(0, mostSubjects);
  }
  return [...new Set(keys)];
}

/** Names of DNS may end in a dot, and have their star spelled as Route 53 answers it. */
const partText = (text: string): string =>
  text.startsWith('record/')
    ? text
        .replace(/\.(?=\/)/, '')
        .replace('\\052', '*')
        .replace(/^[^/]+\/[^/]+/, (it) => it.toLowerCase())
    : text;

function parentKeys(parent: Pattern, valuesOf: ValuesOf, scope: Scope): string[] {
  const [slot, ...others] = parent.slots;
  if (slot === undefined) return [];
  if (others.length > 0) return fill(parent, valuesOf).map((name) => resourceKey(name, scope));
  return valuesFor(slot, valuesOf).flatMap((value) => {
    if (slot.before === '') return keyOfId(value, scope) ?? [];
    const own = value.startsWith('arn:') ? keyOfArn(value) : sqsKey(value, scope);
    return own ?? resourceKey(`${slot.before}${bare(value)}${parent.after}`, scope);
  });
}

const sqsKey = (value: string, scope: Scope): string | undefined =>
  value.startsWith('https://') ? keyOfId(value, scope) : undefined;

/** `alias/key` and `/hostedzone/Z1` are names with an ornament in front. */
const bare = (value: string): string => value.replace(/^(?:\/?hostedzone\/|alias\/)/, '');

function fill({ slots, after }: Pattern, valuesOf: ValuesOf): string[] {
  let texts = [''];
  for (const slot of slots) {
    const values = valuesFor(slot, valuesOf).map(slots.length > 1 ? lastName : asIs);
    texts = texts.flatMap((text) => values.map((value) => `${text}${slot.before}${value}`));
  }
  return texts.slice(0, mostSubjects).map((text) => `${text}${after}`);
}

const asIs = (value: string): string => value;

/** A name that was given as an ARN, among others in one text. */
const lastName = (value: string): string =>
  value.startsWith('arn:') ? value.slice(value.lastIndexOf('/') + 1) : value;

function valuesFor({ fields }: Slot, valuesOf: ValuesOf): readonly string[] {
  for (const field of fields) {
    const values = valuesIn(field, valuesOf);
    if (values.length > 0) return values;
  }
  return [];
}

function valuesIn(field: string, valuesOf: ValuesOf): readonly string[] {
  const [name = '', wanted] = field.split('=');
  if (wanted === undefined) return valuesOf(name);
  if (name === '') return [wanted];
  const isSo = wanted === '*' ? valuesOf(`?${name}`) : valuesOf(name).filter((it) => it === wanted);
  return isSo.length > 0 ? [''] : [];
}

function templateOf(template: string): Template {
  const known = parsed.get(template);
  if (known !== undefined) return known;
  const needsPart = template.includes('!#');
  const [parent = '', ...parts] = template.split(/!?#/);
  const made = { parent: patternOf(parent), parts: parts.map(patternOf), needsPart };
  parsed.set(template, made);
  return made;
}

function patternOf(text: string): Pattern {
  const pieces = text.split(/\{([^}]+)\}/);
  const slots: Slot[] = [];
  for (let index = 1; index < pieces.length; index += 2) {
    slots.push({ before: pieces[index - 1] ?? '', fields: (pieces[index] ?? '').split('|') });
  }
  return { slots, after: pieces.at(-1) ?? '' };
}
