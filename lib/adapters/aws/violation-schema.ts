import * as z from 'zod';
import {
  type ActorKind,
  type ChangeEvent,
  type Evidence,
  providers,
  type Signal,
} from '../../domain/change/change-event.ts';
import { effects, risks } from '../../domain/change/effect.ts';
import { channels, type OriginVerdict, origins } from '../../domain/change/origin.ts';
import type { ChangeViolationKind } from '../../domain/change/policy.ts';
import { severities } from '../../domain/violation/severity.ts';
import type { AnomalyViolationKind, Violation } from '../../domain/violation/violation.ts';
import { episodeSchema, suspectSchema } from './anomaly-schema.ts';
import { budgetStateSchema, crossingSchema } from './budget-state-schema.ts';
import { ownershipSchema } from './ownership-schema.ts';

// Objects are loose so that a field added later survives a round trip through an older reader.

/** All members of a union of strings: a missing or an extra one does not compile. */
const oneOf = <T extends string>(members: Record<T, true>) => z.enum(Object.keys(members) as T[]);

const evidence = z.looseObject({
  signal: oneOf<Signal>({
    console: true,
    browser: true,
    cloudshell: true,
    cli: true,
    sdk: true,
    'iac-tool': true,
    'iac-engine': true,
    hotswap: true,
    ci: true,
    service: true,
    tool: true,
    'workload-credential': true,
    'person-credential': true,
  }),
  rank: z.enum(['asserted', 'claimed']),
  detail: z.string(),
  field: z.string(),
  value: z.string(),
}) satisfies z.ZodType<Evidence>;

const actorKind = oneOf<ActorKind>({
  root: true,
  user: true,
  person: true,
  role: true,
  workload: true,
  federated: true,
  service: true,
  account: true,
  unknown: true,
});

const actor = z.looseObject({
  kind: actorKind,
  principal: z.string(),
  name: z.string(),
  session: z.string().exactOptional(),
  account: z.string().exactOptional(),
  credentialId: z.string().exactOptional(),
  behind: z
    .looseObject({ kind: actorKind, principal: z.string(), name: z.string() })
    .exactOptional(),
}) satisfies z.ZodType<ChangeEvent['actor']>;

const event = z.looseObject({
  id: z.string(),
  provider: z.enum(providers),
  at: z.iso.datetime(),
  account: z.string(),
  region: z.string(),
  service: z.string(),
  action: z.string(),
  effect: z.enum(effects),
  risks: z.array(z.enum(risks)),
  givesNothing: z.literal(true).exactOptional(),
  outcome: z.discriminatedUnion('kind', [
    z.looseObject({ kind: z.literal('succeeded') }),
    z.looseObject({ kind: z.literal('failed'), code: z.string() }),
    z.looseObject({ kind: z.literal('dry-run') }),
  ]),
  actor,
  subjectKeys: z.array(z.string()).exactOptional(),
  parameters: z.record(z.string(), z.string()).exactOptional(),
  resources: z.array(z.looseObject({ id: z.string(), type: z.string().exactOptional() })),
  evidence: z.array(evidence),
  sourceAddress: z.string().exactOptional(),
  sharedId: z.string().exactOptional(),
  story: z.string().exactOptional(),
}) satisfies z.ZodType<ChangeEvent>;

const verdict = z.looseObject({
  origin: z.enum(origins),
  channel: z.enum(channels),
  tool: z.string().exactOptional(),
  rule: z.string(),
  reason: z.string(),
  restsOn: z.enum(['asserted', 'claimed', 'nothing']),
  evidenceFor: z.array(evidence),
  evidenceAgainst: z.array(evidence),
}) satisfies z.ZodType<OriginVerdict>;

const severity = z.enum(severities);

const base = {
  fingerprint: z.string().min(1),
  severity,
  incidentId: z.string().min(1),
  account: z.string(),
  at: z.iso.datetime(),
  detectedAt: z.iso.datetime(),
  reason: z.string(),
};

/** A violation as it is stored: its fields, checked one by one. */
export const violationSchema = z.discriminatedUnion('subject', [
  z.looseObject({
    ...base,
    subject: z.literal('change'),
    kind: oneOf<ChangeViolationKind>({
      'manual-change': true,
      'unapproved-iac': true,
      'unknown-origin': true,
      'audit-tampering': true,
      'root-activity': true,
      'unreviewed-deployment': true,
    }),
    event,
    verdict,
    owner: ownershipSchema.exactOptional(),
  }),
  z.looseObject({
    ...base,
    subject: z.literal('cost'),
    kind: z.enum(['budget-actual', 'budget-projected']),
    state: budgetStateSchema,
    crossing: crossingSchema,
  }),
  z.looseObject({
    ...base,
    subject: z.literal('anomaly'),
    kind: oneOf<AnomalyViolationKind>({
      'anomaly-opened': true,
      'anomaly-grew': true,
      'anomaly-ended': true,
    }),
    episode: episodeSchema,
    suspects: z.array(suspectSchema).exactOptional(),
    currency: z.string(),
    metric: z.string(),
  }),
]) as unknown as z.ZodType<Violation>;
