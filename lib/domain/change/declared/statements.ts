import type { PropertyDifference } from '../difference.ts';
import type { Values } from './compare.ts';
import { sameValue } from './same-value.ts';

/** What one statement says, by what is below it in `comparable` spelling. */
type Statement = Map<string, Set<string>>;

const shown = 3;

/**
 * Where two policies hold the same values and still say something else, since their statements put them
 * together in another way; none for what is no policy. `asked` and `held` begin with what is beside them.
 */
export function statementDifferences(
  [asked, parameter]: readonly [Values, path: string],
  [held, attribute]: readonly [Values, path: string],
  spelt: string,
): PropertyDifference[] {
  const known = grants(held, attribute);
  const wanted = grants(asked, parameter);
  const [expected, actual] = [known.difference(wanted), wanted.difference(known)].map(listed);
  if (!expected && !actual) return [];
  const path = `${spelt}.Statement`;
  if (!expected) return [{ path, actual: actual ?? '', change: 'added' }];
  return actual
    ? [{ path, expected, actual, change: 'changed' }]
    : [{ path, expected, change: 'removed' }];
}

function listed(texts: ReadonlySet<string>): string {
  const rest = texts.size > shown ? `; and ${texts.size - shown} more` : '';
  return `${[...texts].slice(0, shown).join('; ')}${rest}`;
}

/**
 * A policy as what it grants and denies, one action, resource and principal at a time: a statement with
 * two actions says what two statements with one each say.
 */
function grants(all: Values, path: string): ReadonlySet<string> {
  return new Set(statementsIn(all, `${path}.statement`).flatMap(split));
}

function statementsIn(all: Values, path: string): Statement[] {
  const found = new Map<string, Statement>();
  for (const [at, { paths, values }] of all) {
    if (!at.startsWith(`${path}.`)) continue;
    const name = at.slice(path.length + 1);
    values.forEach((value, index) => {
      const number = /\.statement\.(\d+)\./i.exec(paths[index] ?? '')?.[1] ?? '';
      const statement = found.get(number) ?? new Map<string, Set<string>>();
      statement.set(name, (statement.get(name) ?? new Set()).add(sameValue(value)));
      found.set(number, statement);
    });
  }
  return [...found.values()];
}

function split(statement: Statement): string[] {
  const texts = (wanted: RegExp) =>
    [...statement].flatMap(([name, values]) =>
      wanted.test(name) ? [...values].map((value) => `${name} ${value}`) : [],
    );
  const rest = texts(/^(?!effect$|action$|resource$|principal(?:\.|$)|sid$)/)
    .sort()
    .join(', ');
  let said = texts(/^effect$/);
  for (const field of [/^action$/, /^resource$/, /^principal(?:\.|$)/]) {
    const values = texts(field);
    if (values.length > 0)
      said = said.flatMap((text) => values.map((value) => `${text}, ${value}`));
  }
  return rest === '' ? said : said.map((text) => `${text}, ${rest}`);
}
