import { Command } from 'commander';
import { loadSettings } from '../../lib/config/load-settings.ts';
import { type GateVerdict, verdictOf } from '../../lib/domain/scorecard/gate.ts';
import { daysBefore } from '../../lib/domain/scorecard/period.ts';
import type { Gate, GateId } from '../../lib/domain/scorecard/scorecard.ts';
import { renderJson } from '../../lib/render/json.ts';
import { renderJunit } from '../../lib/render/junit.ts';
import { renderSarif } from '../../lib/render/sarif.ts';
import { renderGates } from '../../lib/render/terminal/gates.ts';
import { gradeGates } from '../../lib/usecases/grade-gates.ts';
import { reportedGates } from '../../lib/usecases/reported-gates.ts';
import { systemClock } from '../../lib/wiring/system-clock.ts';
import manifest from '../../package.json' with { type: 'json' };
import { type GateOptions, wantedGates } from '../gate/options.ts';
import { costsHelp } from '../shared/costs-help.ts';
import { exitCode } from '../shared/exit-code.ts';
import { saveText } from '../shared/save-text.ts';
import { screen } from '../shared/screen.ts';

const more = `
Gates: code-review, security, cost, monitoring-coverage (blocking) and
disaster-recovery (conditional: it blocks only with --strict). Each passes,
fails or is unknown, with the reason. What was not looked at is unknown, never a
pass.

--live reads the account of the current credentials and changes nothing; the
cost gate then asks Cost Explorer, 0.01 USD a page. --from takes the report of a
deployed Bandog in JSON, or what its scorecard function answered.

Exit code: 0 none blocks; 1 a gate blocks; 2 the command, the settings or a file
is wrong; 3 with --strict: none blocks, but one is unknown.

Examples:
  bandog gate --gates cost --costs costs.csv
  bandog gate --live --gates security,monitoring-coverage --strict
  bandog gate --from report.json --junit gates.xml --sarif gates.sarif`;

/** `gate`: whether a pipeline may go on. */
export function gateCommand(): Command {
  return new Command('gate')
    .summary('say whether a pipeline may go on, by five gates')
    .description('Ask the gates, and exit with 1 when one blocks.')
    .option('--gates <list>', 'only these, comma-separated (default: all five)')
    .option('--strict', 'block on conditional gates too, and stop at what is unknown')
    .option('--live', 'look at the account of the current credentials; read-only')
    .option('--regions <list>', 'with --live: regions, comma-separated')
    .option('--from <report.json>', 'take the gates from a report')
    .option('--costs <place>', `cost gate: ${costsHelp}`)
    .option('--on <date>', 'with --costs: judge on this day, YYYY-MM-DD (default: today)')
    .option('--changes <paths...>', 'code review gate: CloudTrail files or folders')
    .option('--config <file>', 'settings (default: bandog.yaml in this folder, if there)')
    .option('--json', 'print the gates as JSON')
    .option('--junit <file>', 'also write them as JUnit XML')
    .option('--sarif <file>', 'also write those that do not pass as SARIF 2.1.0')
    .addHelpText('after', more)
    .action(gate);
}

const verdictCode: Readonly<Record<GateVerdict, number>> = {
  clear: exitCode.clean,
  blocked: exitCode.violations,
  uncertain: exitCode.unknown,
};

async function gate(options: GateOptions): Promise<void> {
  const wanted = wantedGates(options);
  const now = systemClock.now().toISOString();
  const gates = await gatesOf(options, wanted, now);
  const { strict = false, junit, sarif, config: file = 'bandog.yaml' } = options;
  const verdict = verdictOf(gates, strict);
  process.stdout.write(
    options.json
      ? renderJson({ schemaVersion: 1, at: now, strict, verdict, gates })
      : renderGates(gates, strict, screen()),
  );
  if (junit !== undefined) await saveText(junit, renderJunit(gates, strict, now));
  if (sarif !== undefined)
    await saveText(sarif, renderSarif(gates, { strict, file, version: manifest.version }));
  process.exitCode = verdictCode[verdict];
}

async function gatesOf(
  options: GateOptions,
  wanted: readonly GateId[],
  now: string,
): Promise<Gate[]> {
  if (options.from !== undefined) {
    const { savedScorecard } = await import('../../lib/wiring/saved-scorecard.ts');
    return reportedGates(await savedScorecard(options.from), now, wanted);
  }
  const settings = await loadSettings(options.config);
  const { probesOf } = await import('../gate/look.ts');
  const probes = await probesOf(options, settings);
  const policy = { recoveryEveryDays: settings.scorecard.disasterRecovery.everyDays };
  return gradeGates({ probes, policy }, daysBefore(now, 7), wanted);
}
