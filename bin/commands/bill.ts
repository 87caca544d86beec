import { Command } from 'commander';
import { pricesAsOf, pricesRegion } from '../../lib/domain/cost/own-bill/list-prices.ts';
import type { AccountVolumes } from '../../lib/domain/cost/own-bill/own-bill.ts';
import { renderJson } from '../../lib/render/json.ts';
import { renderOwnBill } from '../../lib/render/terminal/own-bill.ts';
import { expectedBill } from '../../lib/usecases/expected-bill.ts';
import { liveRuns, partsOfTemplate } from '../../lib/wiring/own-bill.ts';
import { CliError } from '../shared/cli-error.ts';
import { screen } from '../shared/screen.ts';

interface BillOptions {
  readonly template: string;
  readonly events: string;
  readonly changes: string;
  readonly violations: string;
  readonly readers: string;
  readonly costRequests: string;
  readonly secrets: string;
  readonly otherTrail?: boolean;
  readonly live?: boolean;
  readonly stack: string;
  readonly json?: boolean;
}

const more = `
Every part of the template that is charged for is a line. How often functions
run follows from their schedules and from the volumes; how long they take is
assumed, unless --live measures it. Where costs come from an export,
--cost-requests is 0.

Examples:
  npx cdk synth --quiet && bandog bill
  bandog bill --events 5000000 --changes 80000 --cost-requests 0
  bandog bill --live`;

/** `bill`: what Bandog itself costs. */
export function billCommand(): Command {
  return new Command('bill')
    .summary('what Bandog itself costs a month, item by item')
    .description('Print what the synthesised stack costs a month at list prices.')
    .option('--template <file>', 'what cdk synth wrote', 'cdk.out/Bandog.template.json')
    .option('--events <count>', 'management events a month', '1000000')
    .option('--changes <count>', 'those of them that change something', '20000')
    .option('--violations <count>', 'violations a month', '200')
    .option('--readers <count>', 'addresses that alerts are mailed to', '1')
    .option('--cost-requests <count>', 'requests to Cost Explorer a day', '2')
    .option('--secrets <count>', 'secrets kept for channels', '0')
    .option('--other-trail', 'another trail logs the same events already')
    .option('--live', 'take runs and durations of the last 30 days from the account')
    .option('--stack <name>', 'with --live: the name of the stack', 'Bandog')
    .option('--json', 'print the items as JSON')
    .addHelpText('after', more)
    .action(bill);
}

async function bill(options: BillOptions): Promise<void> {
  const volumes = volumesOf(options);
  const parts = await partsOfTemplate(options.template);
  const meter = options.live ? await liveRuns(stackOf(options)) : undefined;
  const found = await expectedBill(parts, volumes, meter);
  const told = { ...found, asOf: pricesAsOf, region: pricesRegion, volumes };
  process.stdout.write(options.json ? renderJson(told) : renderOwnBill(told, screen()));
}

function volumesOf(options: BillOptions): AccountVolumes {
  const count = (name: keyof BillOptions, flag: string) => {
    const value = Number(options[name]);
    if (Number.isFinite(value) && value >= 0 && options[name] !== '') return value;
    throw new CliError(`${flag} ${String(options[name])}: write a number, e.g. 20000`);
  };
  return {
    events: count('events', '--events'),
    changes: count('changes', '--changes'),
    violations: count('violations', '--violations'),
    readers: count('readers', '--readers'),
    costRequestsADay: count('costRequests', '--cost-requests'),
    secrets: count('secrets', '--secrets'),
    otherTrail: options.otherTrail ?? false,
  };
}

function stackOf({ stack }: BillOptions): string {
  if (/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(stack)) return stack;
  throw new CliError(`--stack ${stack}: write the name of a CloudFormation stack, e.g. Bandog`);
}
