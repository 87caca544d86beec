import type { SavingsAdvice } from '../domain/cost/reduction/savings.ts';

export interface SavingsSource {
  /** Everything an adviser recommends now. Throws when it cannot be read to the last page. */
  read(): Promise<SavingsAdvice>;
}
