/** Longest part of a story that comes from a record; the rest is cut. */
const longest = 80;

/** A value from a record as a story shows it: the values are hostile, and some are whole documents. */
export function shown(value: string): string {
  return value.length <= longest ? value : `${value.slice(0, longest - 1)}…`;
}

/** The name at the end of an ARN, a URL or a path; anything else as it is. */
export function nameOf(value: string): string {
  if (!/^(arn:|https?:\/\/)/.test(value)) return value;
  const end = /[^/:]+$/.exec(value.replace(/[/:*]+$/, ''))?.[0];
  return end ?? value;
}

/** `a`, `a and b`, `a and 4 more`. */
export function listed(values: readonly string[]): string | undefined {
  const [first, second, ...rest] = [...new Set(values)].map(shown);
  if (second === undefined) return first;
  return rest.length === 0 ? `${first} and ${second}` : `${first} and ${rest.length + 1} more`;
}
