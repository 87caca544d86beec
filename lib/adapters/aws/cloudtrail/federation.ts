import type { Evidence, Signal } from '../../../domain/change/change-event.ts';
import { objectAt, type RawRecord, saidAt, textAt } from './raw-record.ts';

/** Hosts of token issuers that are build services, IaC platforms or clusters; the provider verified the token. */
const issuers: readonly (readonly [host: RegExp, Signal, string])[] = [
  [/^token\.actions\.githubusercontent\.com$/, 'ci', 'github-actions'],
  [/(^|\.)gitlab\./, 'ci', 'gitlab'],
  [/(^|\.)bitbucket\.org$/, 'ci', 'bitbucket'],
  [/(^|\.)vstoken\.dev\.azure\.com$/, 'ci', 'azure-devops'],
  [/(^|\.)circleci\.com$/, 'ci', 'circleci'],
  [/(^|\.)buildkite\.com$/, 'ci', 'buildkite'],
  [/^app\.terraform\.io$/, 'iac-tool', 'terraform'],
  [/(^|\.)spacelift\.io$/, 'iac-tool', 'spacelift'],
  [/^api\.pulumi\.com$/, 'iac-tool', 'pulumi'],
  [
    /^oidc[.-]eks\.[a-z0-9-]+\.(amazonaws\.(com(\.cn)?|eu)|api\.(aws|amazonwebservices\.com\.cn))$/,
    'workload-credential',
    'kubernetes',
  ],
];

/** An application's own users, most of them in browsers, have their sessions from an identity pool. */
export const isOfApplication = (identity: RawRecord): boolean =>
  /^cognito-identity[a-z0-9.-]*\.amazonaws\./.test(issuerHost(sessionProvider(identity) ?? ''));

function sessionProvider(identity: RawRecord): string | undefined {
  const session = objectAt(objectAt(identity, 'sessionContext'), 'webIdFederationData');
  return (
    saidAt(session, 'federatedProvider') ??
    saidAt(objectAt(identity, 'webIdFederationData'), 'federatedProvider')
  );
}

/** What the verified token behind a session says about who holds it. */
export function federation(record: RawRecord, identity: RawRecord): Evidence[] {
  const provider =
    sessionProvider(identity) ??
    saidAt(identity, 'identityProvider') ??
    (textAt(identity, 'type') === 'WebIdentityUser' ? saidAt(identity, 'principalId') : undefined);
  if (provider === undefined || saidAt(record, 'errorCode') !== undefined) return [];
  const host = issuerHost(provider);
  const known = issuers.find(([pattern]) => pattern.test(host));
  if (known === undefined) return [];
  const [, signal, detail] = known;
  return [{ signal, rank: 'asserted', detail, field: 'webIdFederationData', value: provider }];
}

/**
 * The issuer's host, from its ARN (`…:oidc-provider/host/path`) or from `host/path:audience:subject`.
 * What follows the host is written by the issuer or by whoever it signs for.
 */
function issuerHost(provider: string): string {
  const url = provider.replace(/^arn:[a-z-]+:iam::\d*:oidc-provider\//, '');
  return /^[^/:]*/.exec(url)?.[0].toLowerCase() ?? '';
}
