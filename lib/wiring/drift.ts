import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { awsDriftReader } from '../adapters/aws/drift-reader.ts';
import { sdkCalls } from '../adapters/aws/own-reads/call-service.ts';
import type { Settings } from '../config/settings.ts';
import type { DriftReader } from '../ports/drift-reader.ts';
import { systemClock } from './system-clock.ts';

/** Looks at live resources where the settings want it. */
export function wireDrift(
  { differences }: Pick<Settings, 'differences'>,
  regions: readonly string[],
): { readonly drift?: DriftReader } {
  if (!differences) return {};
  const options = (region: string) => ({ region, maxAttempts: 5 });
  const drift = awsDriftReader({
    cloudFormation: perRegion((region) => new CloudFormationClient(options(region))),
    callService: sdkCalls(),
    regions,
    clock: systemClock,
  });
  return { drift };
}

/** One client a region, made when it is first asked for. */
function perRegion<T>(make: (region: string) => T): (region: string) => T {
  const made = new Map<string, T>();
  return (region) => {
    const known = made.get(region) ?? make(region);
    made.set(region, known);
    return known;
  };
}
