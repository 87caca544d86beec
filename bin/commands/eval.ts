import { Command } from 'commander';
import { defaultSettings } from '../../lib/config/default-settings.ts';
import { renderJson } from '../../lib/render/json.ts';
import { renderEvaluation } from '../../lib/render/terminal/evaluation.ts';
import { evaluate } from '../../lib/usecases/evaluate.ts';
import { labelledEvents } from '../../lib/wiring/labelled-events.ts';
import { CliError } from '../shared/cli-error.ts';
import { screen } from '../shared/screen.ts';

const rowShape = `
Each line is one row in JSON:
  { "label": "console", "manual": "yes", "certainty": "certain", "event": {…} }
label is console, cloudshell, cli, sdk, iac:<tool>, ci, aws-service or unknown;
manual is yes, no or depends (a question of policy, reported apart).
The judge runs with an empty policy: no approved principals, no exceptions.`;

/** `eval`: measures the judge against events of which a person said what they are. */
export function evalCommand(): Command {
  return new Command('eval')
    .summary('measure the judge against labelled events')
    .description('Measure how well the judge agrees with events labelled by a person.')
    .argument('<labelled.jsonl>', 'file of labelled events, one JSON object a line')
    .option('--json', 'print the figures and the wrong rows as JSON')
    .addHelpText('after', rowShape)
    .action(runEval);
}

async function runEval(file: string, { json = false }: { json?: boolean }): Promise<void> {
  const evaluation = await evaluate({
    source: labelledEvents(file),
    policy: defaultSettings.policy,
    elapsedMs: () => performance.now(),
  });
  process.stdout.write(json ? renderJson(evaluation) : renderEvaluation(evaluation, screen()));
  if (evaluation.all.rows === 0) throw new CliError(`${file}: no row could be judged`);
}
