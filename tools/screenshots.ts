// Takes the pictures of the documentation: `node tools/screenshots.ts [folder]`. Needs Chromium on the PATH.
import { mkdir, mkdtemp, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { type Beat, play } from '../bin/demo/play.ts';
import type { Report } from '../lib/domain/scorecard/report.ts';
import { renderHtml } from '../lib/render/html/page.ts';
import { slack } from '../lib/render/slack.ts';
import { chromiumPath, startChromium } from './chromium.ts';
import { slackPage } from './slack-page.ts';

interface Picture {
  readonly name: string;
  readonly page: 'report' | 'slack';
  readonly width: number;
  /** How much of the page is shown; of one that is shorter, all. */
  readonly height: number;
  readonly dark?: boolean;
  /** What it begins with. @default the top of the page */
  readonly from?: string;
}

const pictures: readonly Picture[] = [
  { name: 'report-desktop', page: 'report', width: 1100, height: 1500 },
  { name: 'report-dark', page: 'report', width: 1100, height: 1000, dark: true, from: '#money' },
  { name: 'report-phone', page: 'report', width: 390, height: 1400 },
  { name: 'slack', page: 'slack', width: 720, height: 1200 },
];

/** Larger ones make a repository heavy. */
const mostBytes = 300_000;

async function demoMonth(): Promise<{ report: Report; beats: readonly Beat[] }> {
  const month = play();
  const beats: Beat[] = [];
  for (;;) {
    const next = await month.next();
    if (next.done) return { report: next.value, beats };
    beats.push(next.value);
  }
}

async function writePages(): Promise<Record<Picture['page'], string>> {
  const { report, beats } = await demoMonth();
  const first = beats.find((beat) => beat.kind === 'alert');
  if (first === undefined) throw new Error('the demo raises no alert');
  const folder = await mkdtemp(join(tmpdir(), 'bandog-pictures-'));
  const write = async (name: string, text: string) => {
    const file = join(folder, name);
    await writeFile(file, text);
    return pathToFileURL(file).href;
  };
  return {
    report: await write('report.html', renderHtml(report)),
    slack: await write('slack.html', slackPage(slack(first.alert), '14:13')),
  };
}

async function take(browser: Browser, picture: Picture, url: string, path: string): Promise<void> {
  const { width, height, dark = false, from } = picture;
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
  });
  await page.goto(url);
  const box = from === undefined ? null : await page.locator(from).boundingBox();
  const y = box?.y ?? 0;
  const whole = Number(await page.evaluate('document.documentElement.scrollHeight'));
  const body = Number(await page.evaluate('document.body.getBoundingClientRect().height'));
  const all = picture.page === 'slack' ? body : whole;
  const clip = { x: 0, y, width, height: Math.min(height, all - y) };
  await page.screenshot({ path, fullPage: true, clip });
  await page.close();
}

async function main(folder: string): Promise<void> {
  const executable = chromiumPath();
  if (executable === undefined)
    throw new Error('there is no chromium on the PATH (Debian: apt-get install chromium)');
  await mkdir(folder, { recursive: true });
  const urls = await writePages();
  const browser = await startChromium(executable);
  try {
    for (const picture of pictures) {
      const path = join(folder, `${picture.name}.png`);
      await take(browser, picture, urls[picture.page], path);
      const { size } = await stat(path);
      console.log(`${path} ${Math.round(size / 1000)} KB`);
      if (size > mostBytes) throw new Error(`${path} is larger than ${mostBytes / 1000} KB`);
    }
  } finally {
    await browser.close();
  }
}

await main(process.argv[2] ?? 'docs/images');
