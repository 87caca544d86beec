/** Any JSON value. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: Json): readonly Json[] => (Array.isArray(value) ? value : [value]);

/**
 * Whether EventBridge would let the event through. It knows the operators Bandog's patterns use and
 * throws on any other, so that a pattern cannot pass a test by being misread.
 */
export function matchesPattern(pattern: JsonObject, event: Json | undefined): boolean {
  if (Array.isArray(event)) throw new Error('a list of objects is not known here');
  return Object.entries(pattern).every(([field, rule]) => {
    if (field === '$or')
      return listOf(rule).some((one) => isObject(one) && matchesPattern(one, event));
    if (field.includes('.')) throw new Error(`the path "${field}" is not known here`);
    const value = isObject(event) ? event[field] : undefined;
    return isObject(rule) ? matchesPattern(rule, value) : matchesField(listOf(rule), value);
  });
}

/** An object is no value: to a field's matchers it is as good as absent. */
function matchesField(matchers: readonly Json[], value: Json | undefined): boolean {
  const values = value === undefined ? [] : listOf(value).filter((it) => !isObject(it));
  return matchers.some((matcher) => matchesOne(matcher, values));
}

function matchesOne(matcher: Json, values: readonly Json[]): boolean {
  if (!isObject(matcher)) return values.includes(matcher);
  const [[operator, operand] = ['', null], ...more] = Object.entries(matcher);
  if (more.length > 0) throw new Error(`two operators in one matcher: ${JSON.stringify(matcher)}`);
  if (operator === 'exists') return operand === values.length > 0;
  return values.some((value) => holds(operator, operand, value));
}

function holds(operator: string, operand: Json, value: Json): boolean {
  switch (operator) {
    case 'prefix':
      return typeof value === 'string' && value.startsWith(plain(operand));
    case 'wildcard':
      return typeof value === 'string' && wildcard(plain(operand)).test(value);
    case 'anything-but':
      if (isObject(operand)) throw new Error('nested anything-but is not known here');
      return !listOf(operand).includes(value);
    default:
      throw new Error(`operator "${operator}" is not known here`);
  }
}

function plain(operand: Json): string {
  if (typeof operand === 'string' && !operand.includes('\\')) return operand;
  throw new Error(`operand ${JSON.stringify(operand)} is not known here`);
}

const wildcard = (text: string) =>
  new RegExp(
    `^${text
      .split('*')
      .map((part) => part.replace(/[^\w]/g, '\\$&'))
      .join('.*')}$`,
    's',
  );
