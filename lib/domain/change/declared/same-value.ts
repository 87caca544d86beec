const words: Readonly<Record<string, string>> = {
  enabled: 'true',
  suspended: 'false',
  disabled: 'false',
};

/** One text for all spellings of a value: text and truth value, `30` and `30.0`, an account and its root. */
export function sameValue(value: string): string {
  const lower = value.toLowerCase().replace(/^arn:aws[\w-]*:iam::(\d{12}):root$/, '$1');
  const number = lower.trim() === '' ? Number.NaN : Number(lower);
  return Number.isNaN(number) ? (words[lower] ?? lower) : String(number);
}
