import type { JudgedMoney, MoneyLedger } from '../../ports/money-ledger.ts';

/** The last judgement of costs, in memory. */
export function memoryMoneyLedger(): MoneyLedger {
  let last: JudgedMoney | undefined;
  return {
    async save(judged) {
      last = judged;
    },
    async latest() {
      return last;
    },
  };
}
