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
  return { drift: awsDriftReader({ callService: sdkCalls(), regions, clock: systemClock }) };
}
