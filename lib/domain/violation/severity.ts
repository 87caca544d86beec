/** From worst to least. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;

export type Severity = (typeof severities)[number];

/** True when `severity` is as bad as `bar`, or worse. */
export function atLeast(severity: Severity, bar: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(bar);
}

/** The worse of two severities. */
export function worse(a: Severity, b: Severity): Severity {
  return atLeast(a, b) ? a : b;
}
