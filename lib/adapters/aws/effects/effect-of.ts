import { CallMemo } from '../../../domain/change/call-memo.ts';
import type { Effect } from '../../../domain/change/effect.ts';
import { unpack } from '../unpack.ts';
import type { EffectCorrection } from './corrections/correct.ts';
import { effectCorrections } from './corrections.ts';
import table from './table.packed.json' with { type: 'json' };
import { alwaysReads, verbEffect } from './verb-effect.ts';

export interface EffectFacts {
  /** IAM service prefix. */
  readonly service: string;
  /** Action name without version suffix. */
  readonly action: string;
  /** CloudTrail's own flag, when it is there; true is believed, false is not. */
  readonly readOnly: boolean | undefined;
  /** True for CloudTrail data events: calls on contents, not on infrastructure. */
  readonly dataEvent: boolean;
  /** What the record tells where it is no call of its own: a step of a sign-in, a report. */
  readonly told?: 'session' | 'telemetry' | undefined;
}

const tableEffects: ReadonlyMap<string, Effect> = new Map(
  Object.entries(unpack<Readonly<Record<string, string>>>(table.packed)).flatMap(([service, row]) =>
    Object.entries(row).flatMap(([effect, names]) =>
      names.split(' ').map((name) => [`${service}:${name}`, effect as Effect] as const),
    ),
  ),
);

/** By the exact name: corrections tell `StopLogging` from `stoplogging`. */
const byName = new CallMemo((service, action) => effectOfName(service, action, effectCorrections));

/**
 * The effect of a call. Order: corrections, then CloudTrail's `readOnly: true`
 * and the event category, then the table generated from AWS's service authorization reference, then
 * the verb. `readOnly: false` decides nothing: CloudTrail writes it for look-ups too.
 */
export function effectOf(facts: EffectFacts): Effect {
  const named = byName.of(facts.service, facts.action);
  if (named === 'session' || named === 'telemetry') return named;
  if (facts.readOnly === true) return 'read';
  if (facts.told !== undefined && named !== 'read') return facts.told;
  if (!facts.dataEvent) return named;
  return named === 'read' || named === 'operation' || named === 'permission' ? named : 'data';
}

/** What the name alone says: corrections, names that only ever look, the table, the verb. */
export function effectOfName(
  service: string,
  action: string,
  corrections: readonly EffectCorrection[],
): Effect {
  const correction = corrections.find(
    (it) =>
      (it.service === service || it.service === '*') &&
      it.actions.split(' ').some((pattern) => matchesName(pattern, action)),
  );
  if (correction !== undefined) return correction.effect;
  if (alwaysReads(action)) return 'read';
  return tableEffects.get(`${service}:${action.toLowerCase()}`) ?? verbEffect(action);
}

/** A trailing star stands for any ending; without it the whole name must match. */
const matchesName = (pattern: string, name: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
