import { Command } from 'commander';
import { loadSettings } from '../../lib/config/load-settings.ts';
import type { AcceptedFinding } from '../../lib/domain/health/accept-finding.ts';
import { type HealthVerdict, healthVerdict } from '../../lib/domain/health/health-verdict.ts';
import { plain } from '../../lib/render/escape.ts';
import { renderJson } from '../../lib/render/json.ts';
import { renderHealth } from '../../lib/render/terminal/health.ts';
import { checkHealth } from '../../lib/usecases/check-health.ts';
import { runChecks } from '../../lib/usecases/health/run-checks.ts';
import { systemClock } from '../../lib/wiring/system-clock.ts';
import { exitCode } from '../shared/exit-code.ts';
import { screen } from '../shared/screen.ts';

const more = `
Reads the account of the current credentials and changes nothing: trails and
what they select, regions, rules and forwarders, subscriptions, secrets of
channels, the clock, the cost export of the settings, and what ran when. Without
an export, and where costs were never judged, Cost Explorer is asked, for 0.01
USD. A deployed Bandog does the same once a day and after each deployment.

Each check is ok, a problem with what to do, accepted with the reason that the
settings give, or unknown with the reason.

Exit code: 0 no problem but accepted ones; 1 a problem; 2 the command, the
settings or the credentials are wrong; 3 with --strict: no problem, but
something is unknown.

Examples:
  bandog doctor
  AWS_REGION=eu-central-1 bandog doctor --stack Bandog --strict
  bandog doctor --json | jq '.findings[] | select(.state != "ok")'`;

interface DoctorOptions {
  readonly stack: string;
  readonly regions?: string;
  readonly config?: string;
  readonly strict?: boolean;
  readonly json?: boolean;
}

/** `doctor`: what Bandog cannot see in this account, and how to mend it. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .summary('say what Bandog cannot see here, and how to mend it')
    .description('Check that Bandog can see and tell, in the account of the current credentials.')
    .option('--stack <name>', 'the stack that Bandog is in', 'Bandog')
    .option('--regions <list>', "watched regions, Bandog's own first (default: the settings')")
    .option('--config <file>', 'settings (default: bandog.yaml in this folder, if there)')
    .option('--strict', 'also fail on what is unknown')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', more)
    .action(doctor);
}

const verdictCode: Readonly<Record<HealthVerdict, number>> = {
  sound: exitCode.clean,
  trouble: exitCode.violations,
  uncertain: exitCode.unknown,
};

async function doctor(options: DoctorOptions): Promise<void> {
  const { stack: stackName, strict = false } = options;
  const settings = await loadSettings(options.config);
  // Loaded only when asked for: these clients take longer to load than the rest.
  const { regionsOf } = await import('../scan/from-account.ts');
  const { whoAmI } = await import('../../lib/wiring/live-account.ts');
  const { healthChecks } = await import('../../lib/wiring/health-checks.ts');
  const [home = '', ...further] = await regionsOf(settings, options.regions);
  const { account, principal } = await whoAmI();
  process.stderr.write(`account ${plain(account)} as ${plain(principal)}: looking at Bandog\n`);
  const [, partition = 'aws'] = principal.split(':');
  const where = { stackName, account, partition, regions: [home, ...further] as const };
  const { checks, runs } = await healthChecks(settings, where);
  const report = await checkHealth({
    checks: [...checks, ...runChecks(runs)],
    accepted: settings.health.accepted as AcceptedFinding[],
    clock: systemClock,
  });
  const verdict = healthVerdict(report.findings, strict);
  process.stdout.write(
    options.json
      ? renderJson({ schemaVersion: 1, strict, verdict, ...report })
      : renderHealth(report.findings, strict, screen()),
  );
  process.exitCode = verdictCode[verdict];
}
