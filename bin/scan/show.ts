import type { Report } from '../../lib/domain/scorecard/report.ts';
import { jsonPieces } from '../../lib/render/json.ts';
import { renderMarkdown } from '../../lib/render/markdown.ts';
import { renderTerminal } from '../../lib/render/terminal/report.ts';
import { printPieces } from '../shared/print-pieces.ts';
import { saveText } from '../shared/save-text.ts';
import { screen } from '../shared/screen.ts';
import type { ScanOptions } from './options.ts';

const usualGroups = 10;

/** Prints the report in the form asked for, and writes it as HTML where that is asked for too. */
export async function show(report: Report, options: ScanOptions): Promise<void> {
  if (options.json) await printPieces(jsonPieces(report));
  else process.stdout.write(textOf(report, options));
  if (options.html === undefined) return;
  // Loaded only when asked for: drawing charts takes longer to load than most scans take to run.
  const { renderHtml } = await import('../../lib/render/html/page.ts');
  await saveText(options.html, renderHtml(report));
}

function textOf(report: Report, { markdown, all }: ScanOptions): string {
  if (markdown) return renderMarkdown(report);
  return renderTerminal(report, { ...screen(), limit: all ? 'all' : { groups: usualGroups } });
}
