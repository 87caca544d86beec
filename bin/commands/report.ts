import { Command, Option } from 'commander';
import type { Report } from '../../lib/domain/scorecard/report.ts';
import { renderCsv } from '../../lib/render/csv.ts';
import { renderJson } from '../../lib/render/json.ts';
import { renderMarkdown } from '../../lib/render/markdown.ts';
import { renderPrometheus } from '../../lib/render/prometheus.ts';
import { gather } from '../report/gather.ts';
import {
  checkOptions,
  type Format,
  formatOf,
  formats,
  type ReportOptions,
} from '../report/options.ts';
import { anythingJudged } from '../scan/anything-judged.ts';
import { sinceHelp } from '../scan/options.ts';
import { costsHelp } from '../shared/costs-help.ts';
import { exitCode } from '../shared/exit-code.ts';
import { openFile } from '../shared/open-file.ts';
import { saveText } from '../shared/save-text.ts';
import { several, stateHelp } from '../shared/state-option.ts';

const more = `
--table reads what a deployed Bandog stored (the stack's output TableName) with
the credentials at hand, and changes nothing; --since is then 24h, 7d or 4w.

prometheus writes gauges in Prometheus' text format, e.g. for the textfile
collector; with --from, of a report in JSON or of what the scorecard function
answered.

Examples:
  bandog report ./AWSLogs --costs costs.csv --out report.html --open
  bandog report --costs cur.csv.gz --baseline 2026-01-01..2026-03-31
    --out money.html
  bandog report --table Bandog-Violations --since 7d --format markdown
  bandog report --table Bandog-Violations --out bandog.prom
  bandog report --from scorecard.json --format prometheus`;

/** `report`: the same content as a page, Markdown, JSON, CSV or gauges. */
export function reportCommand(): Command {
  return new Command('report')
    .summary('write the report, from files or from a deployed Bandog')
    .description('Write the report as a page, Markdown, JSON, CSV or Prometheus gauges.')
    .argument('[paths...]', 'CloudTrail files, or folders of them')
    .option('--table <name>', 'the table of a deployed Bandog')
    .option('--from <file>', 'with --format prometheus: a report or scorecard in JSON')
    .option('--regions <list>', "with --table: watched regions (default: the settings')")
    .option('--costs <place>', costsHelp)
    .option('--baseline <from..to>', 'with --costs: days to compare with, YYYY-MM-DD..YYYY-MM-DD')
    .option('--advice <file>', 'saved recommendations of Cost Optimization Hub, or live')
    .option('--advice-before <file>', 'those of before: which were taken, and what they saved')
    .option('--state <path>', stateHelp, several)
    .option('--config <file>', 'settings (default: bandog.yaml in this folder, if there)')
    .option('--since <when>', sinceHelp)
    .option('--until <when>', 'with files: only events before; written like --since')
    .addOption(
      new Option('--format <format>', "default: by --out's name, else markdown").choices(formats),
    )
    .option('--out <file>', 'write there (default: standard output)')
    .option('--open', 'open the page in a browser')
    .addHelpText('after', more)
    .action(report);
}

async function report(paths: readonly string[], options: ReportOptions): Promise<void> {
  checkOptions(paths, options);
  const found = await gather(paths, options);
  if (found.scorecard === undefined && !anythingJudged(found)) {
    process.stderr.write('error: nothing could be judged; what was wrong is in the report\n');
    process.exitCode = exitCode.failed;
  }
  const text = await rendered(found, formatOf(options));
  const { out, open } = options;
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  await saveText(out, text);
  if (open) await openFile(out);
}

/** A report that is not whole has figures alone, which `checkOptions` has seen to. */
async function rendered(found: Partial<Report>, format: Format): Promise<string> {
  if (format === 'prometheus') return renderPrometheus(found);
  const whole = found as Report;
  if (format === 'json') return renderJson(whole);
  if (format === 'csv') return renderCsv(whole);
  if (format === 'markdown') return renderMarkdown(whole);
  const { renderHtml } = await import('../../lib/render/html/page.ts');
  return renderHtml(whole);
}
