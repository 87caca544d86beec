import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { play } from '../../bin/demo/play.ts';
import type { Report } from '../../lib/domain/scorecard/report.ts';
import { renderHtml } from '../../lib/render/html/page.ts';
import { chromiumPath, startChromium } from '../../tools/chromium.ts';
import { sampleReport } from '../render/sample-report.ts';

const executable = chromiumPath();
if (executable === undefined) {
  console.warn(
    'SKIPPED: the report was not looked at in a browser: there is no chromium on the PATH (Debian: apt-get install chromium)',
  );
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** The demo's month with a scorecard. */
async function demoReport(): Promise<Report> {
  const month = play();
  for (;;) {
    const next = await month.next();
    if (next.done) return { ...next.value, scorecard: next.value.scorecard ?? sampleCard };
  }
}
const sampleCard = sampleReport().scorecard as NonNullable<Report['scorecard']>;

const hostile = '"><script>document.title="run"</script><img src="https://example.com/x">';

describe.skipIf(executable === undefined)('the report in Chromium', () => {
  let browser: Browser;
  const pages = new Map<string, string>();

  beforeAll(async () => {
    browser = await startChromium(executable ?? '');
    const folder = await mkdtemp(join(tmpdir(), 'bandog-page-'));
    const reports = { demo: await demoReport(), hostile: sampleReport(hostile) };
    for (const [name, report] of Object.entries(reports)) {
      const file = join(folder, `${name}.html`);
      await writeFile(file, renderHtml(report));
      pages.set(name, pathToFileURL(file).href);
    }
  }, 60_000);
  afterAll(() => browser?.close());

  async function open(
    name: string,
    { width = 1280, dark = false }: { width?: number; dark?: boolean } = {},
  ): Promise<{ page: Page; said: string[]; asked: string[] }> {
    const page = await browser.newPage({
      viewport: { width, height: 900 },
      colorScheme: dark ? 'dark' : 'light',
    });
    const [said, asked]: [string[], string[]] = [[], []];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pages.get(name) ?? '');
    return { page, said, asked };
  }

  it.each([
    ['demo', false],
    ['demo', true],
    ['hostile', false],
  ])('%s (dark: %s) loads nothing, says nothing and is accessible', async (name, dark) => {
    const { page, said, asked } = await open(name, { dark });
    await page.evaluate(axeSource);
    await page.evaluate(
      "for (const details of document.querySelectorAll('details')) details.open = true",
    );
    const { violations, passes } = await page.evaluate<AxeResults>('axe.run()');
    expect(passes.length).toBeGreaterThan(20);
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(said).toEqual([]);
    expect(asked).toEqual([pages.get(name)]);
    expect(await page.title()).toMatch(/^Bandog report, 2026/);
    await page.close();
  });

  it('an inline style or script that got in all the same would not count', async () => {
    const { page, said } = await open('demo');
    const planted =
      '<p id="planted" style="color: rgb(1, 2, 3)" onclick="document.title = 1">x</p>';
    await page.evaluate(
      `document.body.insertAdjacentHTML('beforeend', '${planted}'); planted.click()`,
    );
    const color = await page.evaluate('getComputedStyle(planted).color');
    expect(color).not.toBe('rgb(1, 2, 3)');
    expect(await page.title()).toMatch(/^Bandog report/);
    expect(said.join('\n')).toContain('Content Security Policy');
    await page.close();
  });

  it.each(['demo', 'hostile'])('%s fits a phone of 390 and of 320 pixels', async (name) => {
    for (const width of [390, 320]) {
      const { page } = await open(name, { width });
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect({ width, overflow }).toEqual({ width, overflow: 0 });
      expect(await page.locator('.chart.wide:visible').count()).toBe(0);
      expect(await page.locator('.chart.narrow:visible').count()).toBeGreaterThan(0);
      await page.close();
    }
  });

  it('no id breaks, and an ARN only where one of its parts ends, at any width', async () => {
    for (const width of [1280, 1000, 800, 390]) {
      const { page } = await open('demo', { width });
      await page.evaluate(
        "for (const details of document.querySelectorAll('details')) details.open = true",
      );
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      const ids = await page.evaluate<number[]>(
        "[...document.querySelectorAll('.id')].map((id) => id.getClientRects().length)",
      );
      expect(ids.length).toBeGreaterThan(100);
      expect({ width, overflow, broken: ids.filter((lines) => lines !== 1) }).toEqual({
        width,
        overflow: 0,
        broken: [],
      });
      expect(
        await page.locator('.id', { hasText: /^i-0bad1dea0bad1dea0$/ }).count(),
      ).toBeGreaterThan(0);
      await page.close();
    }
  });

  it('can be used with the keyboard alone', async () => {
    const { page } = await open('demo');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the report');
    const summary = page.locator('summary').first();
    await summary.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('details').first().getAttribute('open')).not.toBeNull();
    await page.close();
  });

  it('prints in light colours, as tables and not as the phone’s cards', async () => {
    const { page } = await open('demo', { width: 600, dark: true });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const printed = await page.evaluate(`({
      background: getComputedStyle(document.body).backgroundColor,
      row: getComputedStyle(document.querySelector('.cards tbody tr')).display,
    })`);
    expect(printed).toEqual({ background: 'rgb(255, 255, 255)', row: 'table-row' });
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
    await page.close();
  });
});
