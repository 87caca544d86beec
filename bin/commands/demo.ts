import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { renderHtml } from '../../lib/render/html/page.ts';
import { play } from '../demo/play.ts';
import { ending, opening, tell } from '../demo/tell.ts';

interface DemoOptions {
  readonly html: string;
  readonly full: boolean;
}

/** `demo`: plays a made-up month and writes its report. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('play a made-up month of one account; needs no account and no network')
    .option('--html <file>', 'where to write the report', './bandog-report.html')
    .option('--full', 'print each e-mail in full', false)
    .action(demo);
}

async function demo({ html, full }: DemoOptions): Promise<void> {
  console.log(opening);
  const month = play();
  let alerts = 0;
  for (;;) {
    const next = await month.next();
    if (next.done) {
      await writeFile(html, renderHtml(next.value));
      console.log(ending(next.value, alerts, html));
      return;
    }
    if (next.value.kind === 'alert') alerts += 1;
    console.log(tell(next.value, full));
  }
}
