import type { z } from 'zod';
import { nearest } from './nearest.ts';
import { knownKeys } from './schema-keys.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Characters of an offending value that are shown. */
const longest = 200;

/** What is wrong at one place of a document, in words for the person who wrote it. */
export interface Finding {
  readonly path: Path;
  /** `key` when the key itself is at fault rather than its value. */
  readonly at: 'key' | 'value';
  readonly message: string;
}

/** The document as written: its values, and each value's own spelling. */
interface Written {
  valueAt(path: Path): unknown;
  textAt(path: Path): string | undefined;
}

/** Puts zod's issues into words; of a union only the alternative that was most likely meant. */
export function explainIssues(issues: readonly Issue[], written: Written): Finding[] {
  return issues.flatMap((issue) => explain(issue, written));
}

function explain(issue: Issue, written: Written): Finding[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(issue, key));
  if (issue.code === 'invalid_union') return explainUnion(issue, written);
  if (issue.code === 'invalid_key') {
    const wish = issue.issues.map((inner) => sentence(inner.message)).join('; ');
    return [{ path: issue.path, at: 'key', message: `this key is not allowed; write ${wish}` }];
  }
  if (issue.code === 'custom') return [{ path: issue.path, at: 'value', message: issue.message }];
  return [finding(issue.path, wishOf(issue), written)];
}

function unknownKey({ path }: Issue, key: string): Finding {
  const known = knownKeys(path);
  const close = nearest(key, known);
  const hint = close ? `did you mean \`${close}\`?` : `allowed are ${known.join(', ')}`;
  return { path: [...path, key], at: 'key', message: `unknown key; ${hint}` };
}

function explainUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  written: Written,
): Finding[] {
  if ('options' in issue && issue.options !== undefined)
    return [finding(issue.path, `one of ${issue.options.map(String).join(', ')}`, written)];
  const branches = issue.errors.map((branch) =>
    branch.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }) as Issue),
  );
  const fitting = branches.filter((branch) => !branch.some((inner) => isAtRoot(inner, issue)));
  if (fitting.length === 0) {
    const wishes = branches.flatMap((branch) => branch.map(wishOf));
    return [finding(issue.path, [...new Set(wishes)].join(' or '), written)];
  }
  const [best = []] = fitting.sort((a, b) => misfit(a, written) - misfit(b, written));
  return explainIssues(best, written);
}

const isAtRoot = (inner: Issue, union: Issue): boolean =>
  inner.path.length === union.path.length &&
  (inner.code === 'invalid_type' || inner.code === 'invalid_value');

/** How far a document is from an alternative: a literal that is not there at all tells most. */
function misfit(issues: readonly Issue[], written: Written): number {
  return issues.reduce((sum, issue) => {
    if (issue.code === 'unrecognized_keys') return sum + issue.keys.length;
    const absent = issue.code === 'invalid_value' && written.valueAt(issue.path) === undefined;
    return sum + (absent ? 10 : 1);
  }, 0);
}

function finding(path: Path, wish: string, written: Written): Finding {
  const value = written.valueAt(path);
  if (value === undefined) return { path, at: 'value', message: `is missing; write ${wish}` };
  if (value === null) {
    return { path, at: 'value', message: `is empty; write ${wish}, or leave the key out` };
  }
  return { path, at: 'value', message: `${describe(value, path, written)}; ${hint(value, wish)}` };
}

function describe(value: unknown, path: Path, written: Written): string {
  if (Array.isArray(value)) {
    return value.length === 0 ? 'an empty list is not allowed' : 'a list is not allowed here';
  }
  if (typeof value === 'object') return 'a map is not allowed here';
  const text = typeof value === 'string' ? JSON.stringify(value) : written.textAt(path);
  return `${(text ?? String(value)).slice(0, longest)} is not allowed`;
}

function hint(value: unknown, wish: string): string {
  if (wish === words['string'] && typeof value !== 'object')
    return 'it is read as a number or true/false: put it in quotes';
  const close =
    typeof value === 'string' && wish.startsWith('one of ')
      ? nearest(value, wish.slice('one of '.length).split(', '))
      : undefined;
  return close ? `did you mean \`${close}\`? write ${wish}` : `write ${wish}`;
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'a map',
  record: 'a map',
  boolean: 'true or false',
};

/** What is allowed in place of what was found. */
function wishOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return words[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.length === 1
        ? String(issue.values[0])
        : `one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return limit(issue.origin, 'at least', issue.minimum, issue.inclusive);
    case 'too_big':
      return limit(issue.origin, 'at most', issue.maximum, issue.inclusive);
    case 'invalid_format':
      return issue.format === 'email' ? 'an e-mail address' : sentence(issue.message);
    default:
      return sentence(issue.message);
  }
}

function limit(origin: string, word: string, bound: number | bigint, inclusive = true): string {
  if (origin === 'string') return 'text that is not empty';
  if (origin === 'array') return `${word} ${bound} ${bound === 1 ? 'item' : 'items'}`;
  if (inclusive) return `a number of ${word} ${bound}`;
  return `a number ${word === 'at least' ? 'above' : 'below'} ${bound}`;
}

/** Messages of the schema begin with `write`, as does the text they are put into. */
const sentence = (message: string): string => message.replace(/^write /, '');
