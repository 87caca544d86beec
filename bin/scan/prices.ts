import type { ReportInput } from '../../lib/usecases/build-report.ts';
import { addPrices } from '../../lib/usecases/price-of.ts';
import { worstFirst } from '../../lib/usecases/violation-digest.ts';
import type { ScanOptions } from './options.ts';

/** Adds what the violations are expected to cost, where prices are to be looked up. */
export async function addExpectedPrices<Input extends Omit<ReportInput, 'generatedAt'>>(
  input: Input,
  { prices: place }: ScanOptions,
): Promise<Input> {
  const { changes } = input;
  if (place === undefined || changes === undefined) return input;
  // Loaded only when asked for, as their readers take longer to load than most scans to run.
  const { pricesIn } = await import('../../lib/wiring/price-files.ts');
  const kept = await addPrices(await pricesIn(place), worstFirst(changes.digest));
  return { ...input, changes: { ...changes, digest: { ...changes.digest, kept } } };
}
