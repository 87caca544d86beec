import { isDate } from '../../lib/domain/cost/calendar.ts';
import type { Period } from '../../lib/domain/cost/reduction/compare-periods.ts';
import type { SavingsSource } from '../../lib/ports/savings-source.ts';
import { CliError } from './cli-error.ts';

/** What is recommended: a file, or `live`. */
export async function adviceOf(place: string): Promise<SavingsSource> {
  const { liveSavings, savingsIn } = await import('../../lib/wiring/savings.ts');
  return place === 'live' ? liveSavings() : savingsIn(place);
}

/** Two days as `YYYY-MM-DD..YYYY-MM-DD`; throws a CliError that names the option. */
export function periodOf(text: string, option: string): Period {
  const [from = '', until = '', ...rest] = text.split('..');
  if (isDate(from) && isDate(until) && from <= until && rest.length === 0) return { from, until };
  throw new CliError(`${option} ${text}: write two days as YYYY-MM-DD..YYYY-MM-DD, oldest first`);
}
