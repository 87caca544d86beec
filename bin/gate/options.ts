import { isDate } from '../../lib/domain/cost/calendar.ts';
import { type GateId, gateIds } from '../../lib/domain/scorecard/scorecard.ts';
import { CliError } from '../shared/cli-error.ts';

/** As commander hands them over. */
export interface GateOptions {
  readonly gates?: string;
  readonly strict?: boolean;
  readonly live?: boolean;
  readonly regions?: string;
  readonly from?: string;
  readonly costs?: string;
  readonly on?: string;
  readonly changes?: readonly string[];
  readonly config?: string;
  readonly json?: boolean;
  readonly junit?: string;
  readonly sarif?: string;
}

/** The gates asked for, all without `--gates`. Throws a CliError on options that do not go together. */
export function wantedGates(options: GateOptions): readonly GateId[] {
  checkTogether(options);
  if (options.gates === undefined) return gateIds;
  const names = options.gates.split(',').map((name) => name.trim());
  const wrong = names.find((name) => !(gateIds as readonly string[]).includes(name));
  if (wrong !== undefined) {
    throw new CliError(
      `--gates: there is no gate ${JSON.stringify(wrong)}; write any of ${gateIds.join(',')}`,
    );
  }
  return gateIds.filter((id) => names.includes(id));
}

function checkTogether({ from, live, costs, changes, regions, on }: GateOptions): void {
  if (from !== undefined && (live || costs !== undefined || changes !== undefined))
    throw new CliError('--from already holds the answers: leave --live, --costs and --changes out');
  if (from === undefined && !live && costs === undefined && changes === undefined)
    throw new CliError('nothing to look at: give --live, --from, --costs or --changes');
  if (regions !== undefined && !live) throw new CliError('--regions goes with --live');
  if (on === undefined) return;
  if (costs === undefined) throw new CliError('--on goes with --costs');
  if (!isDate(on)) throw new CliError(`--on ${on}: no such day; write YYYY-MM-DD`);
}
