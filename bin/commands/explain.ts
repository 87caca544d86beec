import { Command } from 'commander';
import { loadSettings } from '../../lib/config/load-settings.ts';
import { judge } from '../../lib/domain/change/judge.ts';
import { planOf } from '../../lib/domain/change/plans/plan-of.ts';
import type { ChangePolicy } from '../../lib/domain/change/policy.ts';
import { stateDifference } from '../../lib/domain/change/state-difference.ts';
import type { ChangeBatch } from '../../lib/ports/change-source.ts';
import type { Owners } from '../../lib/ports/owners.ts';
import type { PriceList } from '../../lib/ports/price-list.ts';
import { plain } from '../../lib/render/escape.ts';
import { renderJson } from '../../lib/render/json.ts';
import { faultText } from '../../lib/render/report-words.ts';
import { type ExplainedChange, renderExplanation } from '../../lib/render/terminal/explanation.ts';
import { priceOf } from '../../lib/usecases/price-of.ts';
import { eventsIn, logFiles } from '../../lib/wiring/local-files.ts';
import { pricesIn } from '../../lib/wiring/price-files.ts';
import { CliError } from '../shared/cli-error.ts';
import { localOwners } from '../shared/owner-options.ts';
import { pricesHelp } from '../shared/prices-help.ts';
import { screen } from '../shared/screen.ts';
import { several, stateHelp } from '../shared/state-option.ts';

/** More than anyone reads; `scan` is for files of many records. */
const mostExplained = 50;

interface ExplainOptions {
  readonly config?: string;
  readonly json?: boolean;
  readonly prices?: string | true;
  readonly state?: readonly string[];
}

const examples = `
Examples:
  bandog explain event.json
  bandog explain event.json --prices ./price-list
  aws cloudtrail lookup-events --max-results 1 | bandog explain -`;

/** `explain`: everything one judgement rests on. */
export function explainCommand(): Command {
  return new Command('explain')
    .summary('show where one change came from, and on what evidence')
    .description(
      'Show the origin of a recorded call, the evidence for and against it with its\nrank, the effect, and what policy says.',
    )
    .argument('<event.json|->', 'a CloudTrail record in any shape, or - for standard input')
    .option('--config <file>', 'settings (default: bandog.yaml in this folder, if there)')
    .option('--state <path>', stateHelp, several)
    .option('--prices [place]', pricesHelp)
    .option('--json', 'print the judgement as JSON')
    .addHelpText('after', examples)
    .action(explain);
}

async function explain(file: string, options: ExplainOptions): Promise<void> {
  const { config, json = false, state, prices } = options;
  const settings = await loadSettings(config);
  const { events, faults } = file === '-' ? await fromStandardInput() : await fromFile(file);
  if (events.length === 0) {
    const [why] = faults;
    throw new CliError(why ? faultText(why) : `${file}: holds no record`);
  }
  const shown = events.slice(0, mostExplained);
  const found = await localOwners(state, settings);
  const judged = await explainAll(shown, settings.policy, found?.owners);
  const explained = prices === undefined ? judged : await priced(judged, await pricesIn(prices));
  process.stdout.write(
    json ? renderJson({ explained: explained.map(withPlan), faults }) : asText(explained),
  );
  const unread = found?.readings.flatMap((reading) => reading.faults) ?? [];
  for (const fault of [...faults, ...unread])
    process.stderr.write(`could not be read: ${plain(faultText(fault))}\n`);
  if (events.length > shown.length) {
    process.stderr.write(
      `only the first ${mostExplained} records are explained; use scan for more\n`,
    );
  }
}

/** The ways back, of what policy does not allow. */
const withPlan = (change: ExplainedChange) =>
  change.answer.answer === 'violation'
    ? { ...change, plan: planOf(change.event, change.owner, stateDifference(change.owner)) }
    : change;

/** Only what changed something has an owner to look for. */
const explainAll = async (
  events: ChangeBatch['events'],
  policy: ChangePolicy,
  owners: Owners | undefined,
): Promise<ExplainedChange[]> => {
  const explained: ExplainedChange[] = [];
  for (const event of events) {
    const owner = event.subjectKeys && (await owners?.ownerOf(event));
    explained.push({ ...judge(event, policy), ...(owner && { owner }) });
  }
  return explained;
};

const priced = (judged: readonly ExplainedChange[], prices: PriceList) =>
  Promise.all(
    judged.map(async (change) => ({ ...change, price: await priceOf(change.event, prices) })),
  );

const asText = (explained: readonly ExplainedChange[]): string =>
  explained.map((change) => renderExplanation(change, screen())).join('\n');

async function fromStandardInput(): Promise<ChangeBatch> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return eventsIn(Buffer.concat(chunks), 'standard input');
}

async function fromFile(path: string): Promise<ChangeBatch> {
  const events: ChangeBatch['events'][number][] = [];
  const faults: ChangeBatch['faults'][number][] = [];
  for await (const batch of logFiles([path], undefined, 'accepted').read({})) {
    events.push(...batch.events);
    faults.push(...batch.faults);
    if (events.length > mostExplained) break;
  }
  return { events, faults };
}
