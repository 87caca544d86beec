import { Command } from 'commander';
import { loadSettings } from '../../lib/config/load-settings.ts';
import { isDate } from '../../lib/domain/cost/calendar.ts';
import type { ProjectedCosts } from '../../lib/domain/cost/projected-costs.ts';
import { renderJson } from '../../lib/render/json.ts';
import { projectionRows } from '../../lib/render/projection-rows.ts';
import { faultText } from '../../lib/render/report-words.ts';
import { renderBacktest } from '../../lib/render/terminal/backtest.ts';
import { moneyLines } from '../../lib/render/terminal/money.ts';
import { renderProjection } from '../../lib/render/terminal/projection.ts';
import { moneySection } from '../../lib/usecases/assess-cost.ts';
import { backtestCosts } from '../../lib/usecases/backtest-costs.ts';
import { projectCosts } from '../../lib/usecases/project-costs.ts';
import { rememberCosts } from '../../lib/usecases/remember-costs.ts';
import { costsIn } from '../../lib/wiring/cost-file.ts';
import { savedCosts, savedHistory } from '../../lib/wiring/local-costs.ts';
import { systemClock } from '../../lib/wiring/system-clock.ts';
import { CliError } from '../shared/cli-error.ts';
import { costsHelp } from '../shared/costs-help.ts';
import { faultLines } from '../shared/fault-lines.ts';
import { screen } from '../shared/screen.ts';

interface ProjectOptions {
  readonly costs: string;
  readonly on?: string;
  readonly series?: string;
  readonly config?: string;
  readonly history?: string;
  readonly json?: boolean;
  readonly backtest?: boolean;
}

const more = `
The file may be a saved GetCostAndUsage answer, FOCUS 1.0 to 1.2, a legacy CUR,
or date,… with one or more columns of costs; gzip or not. Only days before --on
count. Without --on: the day after the last complete day. The last day of a
plain file may be half a day, so it is left out; the newest days that a provider
marks as estimates may still grow, and are left out always.

Examples:
  bandog project --costs costs.csv
  bandog project --costs costs.csv --on 2026-11-10 --series total --json
  bandog project --costs costs.csv --backtest`;

/** `project`: what the month will have cost at its end. */
export function projectCommand(): Command {
  return new Command('project')
    .summary('project the month-end cost from a file of costs')
    .description(
      'Project what the month will cost if nothing changes, with intervals and the budgets.',
    )
    .requiredOption('--costs <place>', costsHelp)
    .option('--on <date>', 'judge on this day, YYYY-MM-DD, from the days before it')
    .option('--series <name>', 'only this column of a plain CSV, this service, or total')
    .option('--history <folder>', 'keep each look here: how long days grow, what was restated')
    .option('--config <file>', 'settings (default: bandog.yaml in this folder, if there)')
    .option('--backtest', 'how well projections did on the past months of the file')
    .option('--json', 'print the projections and budgets as JSON')
    .addHelpText('after', more)
    .action(project);
}

async function project(options: ProjectOptions): Promise<void> {
  if (options.backtest) return backtest(options);
  const { costs: file, on, series, config, history, json } = options;
  if (on !== undefined && !isDate(on))
    throw new CliError(`--on ${on}: no such day; write a date that exists as YYYY-MM-DD`);
  const { money } = await loadSettings(config);
  const saved = savedCosts(file, money);
  // Without a budget to compare with, any metric that the file holds will do.
  const parts = money.budgets.length > 0 ? saved : { ...saved, source: costsIn(file) };
  const source =
    history === undefined
      ? parts.source
      : rememberCosts(parts.source, savedHistory(history), systemClock);
  const { costs, faults } = await projectCosts(
    { ...parts, source },
    {
      ...(on !== undefined && { on }),
      ...(series !== undefined && { series }),
    },
  );
  if (faults.length > 0) process.stderr.write(faultLines(faults.map(faultText)));
  process.stdout.write(json ? renderJson(projectionRows(costs)) : text(costs));
}

async function backtest({ costs: file, series, json }: ProjectOptions): Promise<void> {
  const found = await backtestCosts(costsIn(file), { ...(series !== undefined && { series }) });
  if (found.faults.length > 0) process.stderr.write(faultLines(found.faults.map(faultText)));
  const { all, reading } = found;
  process.stdout.write(
    json
      ? renderJson({ all, series: found.series })
      : `${renderBacktest(all, reading.source, screen())}\n`,
  );
}

function text(costs: ProjectedCosts): string {
  const canvas = screen();
  const { reading, on, budgets } = costs;
  const projections = renderProjection(costs, canvas);
  if (budgets.length === 0) return `${projections}\n`;
  return `${projections}\n\n${moneyLines(moneySection(reading, budgets, on), canvas)
    .join('\n')
    .trimEnd()}\n`;
}
