import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { renderHtml } from '../../lib/render/html/page.ts';
import { channelsText } from '../demo/channels.ts';
import { play } from '../demo/play.ts';
import { ending, gatesText, opening, tell } from '../demo/tell.ts';
import { openFile } from '../shared/open-file.ts';

interface DemoOptions {
  readonly html: string;
  readonly full: boolean;
  readonly open: boolean;
}

/** `demo`: plays a made-up month and writes its report. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('play a made-up month of one account; needs no account and no network')
    .option('--html <file>', 'where to write the report', './bandog-report.html')
    .option('--full', 'print each message in full', false)
    .option('--open', 'open the report in a browser', false)
    .action(demo);
}

async function demo({ html, full, open }: DemoOptions): Promise<void> {
  console.log(opening);
  const month = play();
  let alerts = 0;
  for (;;) {
    const next = await month.next();
    if (next.done) {
      await writeFile(html, renderHtml(next.value));
      console.log(gatesText(next.value));
      console.log(ending(next.value, alerts, html));
      if (open) await openFile(html);
      return;
    }
    const beat = next.value;
    console.log(tell(beat, full));
    if (beat.kind !== 'alert') continue;
    if (alerts === 0) console.log(channelsText(beat.alert, full));
    alerts += 1;
  }
}
