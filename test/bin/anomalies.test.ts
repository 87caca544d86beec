import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bandog, consoleRecord } from './run.ts';

let folder = '';
const at = (name: string) => join(folder, name);
const day = (number: number) => new Date(Date.UTC(2026, 7, number)).toISOString().slice(0, 10);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bandog-anomalies-'));
  const rows = (length: number) =>
    Array.from({ length }, (_, index) => `${day(index + 1)},${index >= 95 ? 90 : 30},4`);
  await writeFile(at('costs.csv'), ['date,total,web', ...rows(101)].join('\n'));
  const detectors = ['total', 'web'].map(
    (it) => `      - { name: of ${it}, scope: { series: [${it}] } }`,
  );
  await writeFile(
    at('bandog.yaml'),
    ['money:', '  anomalies:', '    detectors:', ...detectors].join('\n'),
  );
  await writeFile(at('short.csv'), ['date,total,web', ...rows(9)].join('\n'));
});

describe.concurrent('bandog anomalies', () => {
  it('says what, since when, how much and whether it goes on, in 80 columns', async () => {
    const { code, stdout } = await bandog(['anomalies', '--costs', at('costs.csv')]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/1\. total +\+300\.00/);
    expect(stdout).toContain('costs more: +60.00 a day since 2026-11-04');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('still going on');
    expect(stdout).not.toContain('2. ');
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('gives the same as JSON', async () => {
    const { stdout } = await bandog(['anomalies', '--costs', at('costs.csv'), '--json']);
    const { anomalies, lastDay } = JSON.parse(stdout);
    expect(lastDay).toBe('2026-11-08');
    expect(anomalies).toHaveLength(1);
    expect(anomalies[0].impact).toBeCloseTo(300);
    expect(anomalies[0].episodes[0]).toMatchObject({ since: '2026-11-04', state: 'open' });
  });

  it('judges only the days before --on, and shows nothing below --min', async () => {
    const file = ['anomalies', '--costs', at('costs.csv')];
    const early = await bandog([...file, '--on', '2026-11-01']);
    expect(early.stdout.replaceAll(/\s+/g, ' ')).toContain('no anomaly of 10.00 or more');
    const small = await bandog([...file, '--min', '500']);
    expect(small.stdout.replaceAll(/\s+/g, ' ')).toContain('1 that moved less than 500.00');
  });

  it('looks with one of the detectors', async () => {
    const file = ['anomalies', '--costs', at('costs.csv'), '--config', at('bandog.yaml')];
    const found = await bandog([...file, '--detector', 'of total', '--json']);
    expect(JSON.parse(found.stdout).anomalies).toHaveLength(1);
    const other = await bandog([...file, '--detector', 'of web', '--json']);
    expect(JSON.parse(other.stdout).anomalies).toEqual([]);
    const none = await bandog([...file, '--detector', 'of all']);
    expect(none.code).toBe(2);
    expect(none.stderr).toContain('there are of total, of web');
  });

  it('says unknown, not none, where the past is too short', async () => {
    const { stdout } = await bandog(['anomalies', '--costs', at('short.csv')]);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('whether there are anomalies is unknown');
  });

  it('names the change that can explain it, from the logs', async () => {
    const change = {
      ...{ eventID: 'launch', eventTime: '2026-11-04T08:12:00Z', eventVersion: '1.09' },
      ...{ eventSource: 'ec2.amazonaws.com', eventName: 'CreateNatGateway', readOnly: false },
      ...{ awsRegion: 'eu-central-1', recipientAccountId: '111122223333' },
      sourceIPAddress: '203.0.113.7',
      userAgent: 'aws-cli/2.0',
      userIdentity: {
        type: 'IAMUser',
        userName: 'dana',
        arn: 'arn:aws:iam::111122223333:user/dana',
        accountId: '111122223333',
      },
      requestParameters: {},
      responseElements: {},
    };
    await writeFile(at('trail.json'), JSON.stringify({ Records: [change] }));
    const args = ['anomalies', '--costs', at('costs.csv'), '--changes', at('trail.json')];
    const text = (await bandog(args)).stdout.replaceAll(/\s+/g, ' ');
    expect(text).toMatch(/who dana .*2026-11-04 08:12 UTC, eu-central-1: made on the day it began/);
    const { stdout } = await bandog([...args, '--json']);
    const [{ episodes }] = JSON.parse(stdout).anomalies;
    expect(episodes[0].suspects).toMatchObject([
      { eventId: 'launch', call: 'ec2:CreateNatGateway', price: { kind: 'unknown' } },
    ]);
  });

  it('does not know who did it where the logs hold nothing of those days', async () => {
    const { eventTime: _, ...record } = consoleRecord('early');
    await writeFile(
      at('early.json'),
      JSON.stringify({ ...record, eventTime: '2025-01-01T00:00:00Z' }),
    );
    const args = ['anomalies', '--costs', at('costs.csv'), '--changes', at('early.json')];
    expect((await bandog(args)).stdout.replaceAll(/\s+/g, ' ')).toContain(
      'who unknown: the logs hold no event of the days',
    );
    const { stdout } = await bandog([...args, '--json']);
    expect(JSON.parse(stdout).anomalies[0].episodes[0]).not.toHaveProperty('suspects');
  });

  it.each([
    [['--on', '2026-02-30'], 'no such day'],
    [['--min', 'much'], 'write an amount'],
    [['--prices'], 'name their logs with --changes'],
  ])('%s is refused in words', async (args, words) => {
    const { code, stderr } = await bandog(['anomalies', '--costs', at('costs.csv'), ...args]);
    expect(code).not.toBe(0);
    expect(stderr).toContain(words);
  });
});
