import { Command } from 'commander';
import { renderJson } from '../../lib/render/json.ts';
import { renderRedrive } from '../../lib/render/terminal/redrive.ts';
import { redrive } from '../../lib/usecases/redrive.ts';
import { exitCode } from '../shared/exit-code.ts';
import { screen } from '../shared/screen.ts';

interface RedriveCommandOptions {
  readonly stack: string;
  readonly region?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const more = `
Takes each message from the dead-letter queue, hands it to the function it was
meant for and waits. What was handled is removed; the rest stays. It may be
repeated: no change is recorded and no alert is told twice.

Find out first why it failed (the function's log says so), or it fails again.

Exit code: 0 nothing is left; 1 something stays; 2 the queue cannot be read.

Examples:
  bandog redrive --dry-run
  bandog redrive --stack Bandog --region eu-central-1`;

/** `redrive`: hands the dead letters of a deployed Bandog to their functions again. */
export function redriveCommand(): Command {
  return new Command('redrive')
    .summary('send again what could not be delivered')
    .description('Hand the dead letters of a deployed Bandog to their functions again.')
    .option('--stack <name>', 'stack that Bandog is in', 'Bandog')
    .option('--region <region>', "its region (default: your profile's)")
    .option('--dry-run', 'say what is there and send nothing')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', more)
    .action(run);
}

async function run({ stack, region, dryRun = false, json }: RedriveCommandOptions): Promise<void> {
  // Loaded only when asked for: these clients take longer to load than the rest.
  const { liveDeadLetters } = await import('../../lib/wiring/dead-letters.ts');
  const letters = await liveDeadLetters(stack, region);
  const outcome = await redrive(letters, { lookOnly: dryRun });
  process.stdout.write(json ? renderJson(outcome) : renderRedrive(outcome, screen()));
  const left = outcome.failed.length + outcome.unreadable.length + outcome.seen.length;
  process.exitCode = left === 0 ? exitCode.clean : exitCode.violations;
}
