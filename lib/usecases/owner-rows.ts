import type { OwnerRow } from '../domain/scorecard/report.ts';
import { severities, worse } from '../domain/violation/severity.ts';
import type { ChangeViolation } from '../domain/violation/violation.ts';

/** Whose code the violations changed, most first; empty when nobody looked. */
export function ownerRows(violations: readonly ChangeViolation[]): OwnerRow[] {
  const rows = new Map<string, OwnerRow>();
  for (const { owner, severity } of violations) {
    if (owner === undefined) continue;
    const short: OwnerRow['owner'] =
      owner.kind === 'owned'
        ? { kind: owner.kind, engine: owner.engine, unit: owner.unit }
        : { kind: owner.kind };
    const key = JSON.stringify(short);
    const { violations: before = 0, worst = severity } = rows.get(key) ?? {};
    rows.set(key, { owner: short, violations: before + 1, worst: worse(worst, severity) });
  }
  return [...rows.entries()]
    .sort(
      ([keyA, a], [keyB, b]) =>
        b.violations - a.violations ||
        severities.indexOf(a.worst) - severities.indexOf(b.worst) ||
        keyA.localeCompare(keyB),
    )
    .map(([, row]) => row);
}
