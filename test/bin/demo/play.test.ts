import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { channelsText } from '../../../bin/demo/channels.ts';
import { type Beat, play } from '../../../bin/demo/play.ts';
import { writeScript } from '../../../bin/demo/script.ts';
import { ending, gatesText, opening, tell } from '../../../bin/demo/tell.ts';
import { reconciles } from '../../../lib/domain/change/tally.ts';
import type { Report } from '../../../lib/domain/scorecard/report.ts';

async function watch(): Promise<{ beats: Beat[]; report: Report }> {
  const beats: Beat[] = [];
  const month = play();
  for (;;) {
    const next = await month.next();
    if (next.done) return { beats, report: next.value };
    beats.push(next.value);
  }
}

const { beats, report } = await watch();
const alerts = beats.flatMap((beat) => (beat.kind === 'alert' ? [beat.alert] : []));

describe('the made-up month', () => {
  test('is the same every time', async () => {
    expect(await watch()).toEqual({ beats, report });
  });

  test('raises one alert for each thing done by hand, in order', () => {
    const told = alerts
      .filter(({ subject }) => subject === 'change')
      .map(({ severity, violations }) => `${severity} ${violations[0].kind}`);
    expect(told).toEqual([
      'high manual-change',
      'high manual-change',
      'critical root-activity',
      'medium manual-change',
      'medium unapproved-iac',
      'low unknown-origin',
      'critical audit-tampering',
    ]);
  });

  test('tells of the change that was agreed on nowhere but in the report', () => {
    const names = alerts.flatMap(({ violations }) =>
      violations.map((it) => (it.subject === 'change' ? it.event.action : '')),
    );
    expect(names).not.toContain('StopInstances');
    expect(report.changes?.exceptions.map(({ used }) => used)).toEqual([1]);
  });

  test('sees the budget break coming, after the instance was started and before the month ends', () => {
    const [first] = alerts.filter(({ subject }) => subject === 'cost');
    const at = first?.violations[0].detectedAt.slice(0, 10) ?? '';
    expect(first?.violations[0].kind).toBe('budget-projected');
    expect(at > '2026-10-15' && at < '2026-10-22').toBe(true);
    const [whole, databases] = report.money?.budgets ?? [];
    expect(whole?.crossings.map(({ threshold }) => threshold.on)).toContain('projected');
    expect(databases?.crossings).toEqual([]);
  });

  test('has ordinary days on which nothing is said, and counters that reconcile', () => {
    const tally = report.changes?.tally;
    expect(tally && reconciles(tally)).toBe(true);
    expect(tally?.attempts).toBe(2);
    expect(tally?.unreadable).toBe(1);
    expect(tally?.byOrigin.iac).toBeGreaterThan(100);
    expect(beats.filter(({ kind }) => kind === 'quiet').length).toBeGreaterThan(5);
  });

  test('names only accounts and addresses that are reserved for documentation', () => {
    const records = writeScript().steps.flatMap((step) =>
      step.kind === 'calls' ? step.records : [],
    );
    const accounts = JSON.stringify(records).match(/(?<=[":])\d{12}(?=[":])/g);
    expect(new Set(accounts)).toEqual(new Set(['111122223333']));
    const addresses = records.map(
      (record) => (record as { sourceIPAddress?: string }).sourceIPAddress,
    );
    for (const address of addresses.filter((it) => it !== undefined && /^\d/.test(it))) {
      expect(address).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/);
    }
  });
});

describe('what is printed', () => {
  const shown = (full: boolean) =>
    [
      opening,
      ...beats.map((beat) => tell(beat, full)),
      ...alerts.slice(0, 1).map((alert) => channelsText(alert, full)),
      gatesText(report),
      ending(report, alerts.length, 'r.html'),
    ].join('\n');

  test.each([true, false])('fits 80 columns (in full: %s)', (full) => {
    const long = shown(full)
      .split('\n')
      .filter((line) => line.length > 80);
    expect(long).toEqual([]);
  });

  test('one alert is there in the format of every other channel', () => {
    for (const format of [
      '"type": "header"',
      '"type": "AdaptiveCard"',
      '"event_action": "trigger"',
      '"textType": "client-markdown"',
      '"schemaVersion": 1',
    ]) {
      expect(shown(true)).toContain(format);
    }
    expect(shown(false)).toMatch(/\.\.\. \d+ more lines; --full shows them/);
  });

  test('gates pass, and gates fail', () => {
    expect(gatesText(report)).toMatch(/FAIL {5}cost[\s\S]*PASS {5}disaster-recovery/);
    expect(gatesText(report)).toMatch(/Blocked by code-review, cost,\s+monitoring-coverage\./);
  });

  test('each alert is there as an e-mail, with its advice when asked for', () => {
    expect(shown(false).match(/\| Subject: \[/g)).toHaveLength(alerts.length);
    expect(shown(false)).not.toContain('What to do next');
    expect(shown(true).match(/\| What to do next$/gm)).toHaveLength(alerts.length);
  });

  test('is what the README shows of it', () => {
    const [, session = ''] = /```text\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
    const lines = session
      .split('\n')
      .filter((line) => !/^(\.\.\.|\$ .*|The report.*)?$/.test(line));
    const printed = new Set(shown(false).split('\n'));
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line) => !printed.has(line))).toEqual([]);
  });
});
