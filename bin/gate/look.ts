import type { Settings } from '../../lib/config/settings.ts';
import { reviewsByOrigin } from '../../lib/domain/scorecard/gates/reviews-by-origin.ts';
import type { Probe } from '../../lib/ports/probe.ts';
import type { GateProbes } from '../../lib/usecases/grade-gates.ts';
import { budgetsOf } from '../../lib/usecases/judged-budgets.ts';
import { scanCosts } from '../../lib/usecases/scan-costs.ts';
import { recordedDrills } from '../../lib/wiring/recorded-drills.ts';
import { systemClock } from '../../lib/wiring/system-clock.ts';
import { regionsOf } from '../scan/from-account.ts';
import { scanFiles } from '../scan/from-files.ts';
import { messageOf } from '../shared/error-text.ts';
import type { GateOptions } from './options.ts';

/** Where the gates look: files where they are given, the account with `--live`, else nowhere. */
export async function probesOf(options: GateOptions, settings: Settings): Promise<GateProbes> {
  const account = options.live
    ? await accountProbes(options, settings)
    : { ...nothingLive, drills: [recordedDrills(settings.scorecard), ...nothingLive.drills] };
  return {
    ...account,
    budgets: [budgetsProbe(options, settings)],
    reviews: [reviewsProbe(options, settings)],
  };
}

const advice = 'not looked at; --live asks the account';
const nothingLive: Omit<GateProbes, 'budgets' | 'reviews'> = {
  scanners: [unasked('scanners', advice)],
  monitoring: [unasked('alarms', advice)],
  objectives: [],
  drills: [unasked('drills', advice)],
};

function unasked(source: string, reason: string): Probe<never> {
  return { source, look: async () => ({ kind: 'unseen', source, reason }) };
}

async function accountProbes({ regions: given }: GateOptions, settings: Settings) {
  // Loaded only when asked for: these clients take longer to load than the rest.
  const { gateProbes } = await import('../../lib/wiring/gate-probes.ts');
  const { whoAmI } = await import('../../lib/wiring/live-account.ts');
  const regions = await regionsOf(settings, given);
  const { account } = await whoAmI();
  process.stderr.write(`account ${account}: looking at ${regions.join(', ')}\n`);
  return gateProbes(settings.scorecard, regions);
}

type BudgetsProbe = GateProbes['budgets'][number];

function budgetsProbe({ costs, on, live }: GateOptions, { money }: Settings): BudgetsProbe {
  const clock = on === undefined ? systemClock : { now: () => new Date(`${on}T00:00:00Z`) };
  const { historyDays } = money;
  if (costs !== undefined) {
    // A file that cannot be read is a mistake to put right, not an answer.
    return probe(costs, async () => {
      const { savedCosts } = await import('../../lib/wiring/local-costs.ts');
      const parts = savedCosts(costs, money);
      const faults = money.awsBudgets === undefined ? [] : [onlyLive];
      const read = budgetsOf(await scanCosts({ ...parts, clock, historyDays }));
      return { ...read, faults: [...read.faults, ...faults] };
    });
  }
  if (!live) return unasked('costs', 'not looked at; give --costs <file>, or --live');
  return tolerant(
    probe('Cost Explorer', async () => {
      const { liveCosts } = await import('../../lib/wiring/live-account.ts');
      return budgetsOf(await scanCosts({ ...(await liveCosts(money)), clock, historyDays }));
    }),
  );
}

const onlyLive = 'the budgets of AWS Budgets were not read: only --live has them';

type ReviewsProbe = GateProbes['reviews'][number];

function reviewsProbe({ changes }: GateOptions, { policy }: Settings): ReviewsProbe {
  const source = 'changes';
  if (changes === undefined) return unasked(source, 'not looked at; give --changes <log files>');
  return {
    source,
    async look() {
      const { changes: found, faults } = await scanFiles(changes, policy, {});
      if (found === undefined) return { kind: 'unseen', source, reason: 'no event could be read' };
      const gaps = faults?.total ? [`${faults.total} records could not be read`] : [];
      return reviewsByOrigin(found.tally, gaps);
    },
  };
}

function probe<T>(source: string, read: () => Promise<T>): Probe<T> {
  return { source, look: async () => ({ kind: 'seen', source, value: await read() }) };
}

/** An account that does not answer is something unseen, not a mistake. */
function tolerant<T>({ source, look }: Probe<T>): Probe<T> {
  return {
    source,
    async look(period) {
      try {
        return await look(period);
      } catch (error) {
        return { kind: 'unseen', source, reason: messageOf(error) };
      }
    },
  };
}
