import { objectAt, type RawRecord, saidAt } from './raw-record.ts';

/** To what the credentials of a call were handed, as CloudTrail says it in `inScopeOf`. */
export interface CredentialScope {
  readonly kind: 'instance' | 'container' | 'function' | 'workload';
  /** What holds them, most telling first: an ARN, else a type. */
  readonly holder: string;
}

const kinds: readonly (readonly [issuer: RegExp, kind: CredentialScope['kind']])[] = [
  [/::Lambda::/, 'function'],
  [/::ECS::/, 'container'],
  [/::EC2::/, 'instance'],
];

/**
 * What runs with the credentials of a call; undefined where CloudTrail does not say. The field alone
 * says nothing: calls of billing services have an empty one, whoever makes them.
 */
export function scopeOf(identity: RawRecord): CredentialScope | undefined {
  const scope = objectAt(identity, 'inScopeOf');
  const issuer = saidAt(scope, 'issuerType');
  const holder = saidAt(scope, 'credentialsIssuedTo') ?? saidAt(scope, 'sourceArn') ?? issuer;
  if (holder === undefined) return undefined;
  const kind = kinds.find(([pattern]) => pattern.test(issuer ?? ''))?.[1] ?? 'workload';
  return { kind, holder };
}
