import { randomUUID } from 'node:crypto';
import { Command, Option } from 'commander';
import type { ActionKind } from '../../lib/domain/violation/incident-action.ts';
import { plain } from '../../lib/render/escape.ts';
import { incidentWords } from '../../lib/render/incident-words.ts';
import { plural } from '../../lib/render/report-words.ts';
import { actionText } from '../../lib/render/standing-words.ts';
import { actOnIncident, RefusedAction } from '../../lib/usecases/act-on-incident.ts';
import { wireIncidents } from '../../lib/wiring/incidents.ts';
import { whoAmI } from '../../lib/wiring/live-account.ts';
import { CliError } from '../shared/cli-error.ts';

interface ActOptions {
  readonly table: string;
  readonly days: string;
  readonly reason?: string;
  readonly ticket?: string;
  readonly until?: string;
  readonly how?: 'reverted' | 'adopted';
}

const keepDays = 400;

const more = (example: string) => `
The incident's id is in every alert; its first six characters are enough where no
other begins so. What is said is kept with your principal and the time, and shown
in the report; channels that told of it hear of it.

Needs dynamodb:Query and dynamodb:PutItem on the table (TableName in the stack's
outputs) and the credentials of the account.

Example:
  ${example}`;

/** `ack`: somebody looks into it. */
export const ackCommand = (): Command =>
  command('ack', 'acknowledge', 'say that you look into an incident')
    .option('--reason <text>', 'what you know of it')
    .addHelpText('after', more('bandog ack 0a1b2c3d --table Bandog-Violations'));

/** `except`: it was meant, until a day. */
export const exceptCommand = (): Command =>
  command('except', 'except', 'say that an incident was meant, until a day')
    .requiredOption('--reason <text>', 'why it was meant')
    .requiredOption('--until <day>', 'last day it may stay so, YYYY-MM-DD')
    .option('--ticket <id>', 'where it was agreed on')
    .addHelpText(
      'after',
      more(
        'bandog except 0a1b2c3d --table Bandog-Violations --until 2026-12-01 \\\n    --reason "moving the database" --ticket OPS-7',
      ),
    );

/** `resolve`: it is done with. */
export const resolveCommand = (): Command =>
  command('resolve', 'resolve', 'say what became of an incident')
    .addOption(
      new Option('--how <how>', 'what became of it')
        .choices(['reverted', 'adopted'])
        .makeOptionMandatory(),
    )
    .option('--reason <text>', 'more about it')
    .option('--ticket <id>', 'where it was done')
    .addHelpText('after', more('bandog resolve 0a1b2c3d --table Bandog-Violations --how reverted'));

function command(name: string, kind: ActionKind, summary: string): Command {
  return new Command(name)
    .summary(summary)
    .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
    .argument('<incident>', 'its id, or the beginning of it')
    .requiredOption('--table <name>', "Bandog's table")
    .option('--days <n>', 'how far back to look', '30')
    .action((incident: string, options: ActOptions) => act(kind, incident, options));
}

async function act(kind: ActionKind, incident: string, options: ActOptions): Promise<void> {
  const { table, days, reason, ticket, until, how } = options;
  if (!/^[1-9]\d{0,2}$/.test(days)) {
    throw new CliError(`--days ${JSON.stringify(days)} is no number of days; write 1 to 999`);
  }
  const deps = wireIncidents(table, keepDays);
  const now = deps.clock.now();
  const { principal } = await whoAmI();
  const request = {
    id: randomUUID(),
    incident,
    window: {
      from: new Date(now.getTime() - Number(days) * 86_400_000).toISOString(),
      to: new Date(now.getTime() + 60_000).toISOString(),
    },
    kind,
    by: principal,
    means: 'command-line' as const,
    ...(reason !== undefined && { reason }),
    ...(ticket !== undefined && { ticket }),
    ...(until !== undefined && { until }),
    ...(how !== undefined && { how }),
  };
  const { action, violations } = await actOnIncident(deps, request).catch(explained);
  const about = plain(incidentWords({ violations }).headline, 300);
  process.stdout.write(
    `${plain(action.incidentId)}: ${doneWords[kind]} ${plain(actionText(action), 300)}\n${plural(violations.length, 'violation')}: ${about}\n`,
  );
}

const doneWords: Readonly<Record<ActionKind, string>> = {
  acknowledge: 'acknowledged',
  except: 'excepted',
  resolve: 'resolved',
};

function explained(error: unknown): never {
  throw error instanceof RefusedAction ? new CliError(error.message) : error;
}
