import { describe, expect, it } from 'vitest';
import type { ReportAnnouncer } from '../../lib/ports/report-announcer.ts';
import { announceReport } from '../../lib/usecases/announce-report.ts';
import { sampleReport } from '../render/sample-report.ts';

const notice = {
  report: sampleReport(),
  link: { url: 'https://reports.example.com/a', expiresAt: '2026-11-23T17:30:00.000Z' },
  location: 's3://reports/a',
};
const works = (name: string): ReportAnnouncer => ({ name, announce: async () => {} });
const fails = (name: string): ReportAnnouncer => ({
  name,
  announce: async () => {
    throw new Error(`${name} refused`);
  },
});

describe('announceReport', () => {
  it('goes on when one way does not work, and says which', async () => {
    const { told, failed } = await announceReport([fails('slack'), works('sns')], notice);
    expect(told).toEqual(['sns']);
    expect(failed.map(({ name }) => name)).toEqual(['slack']);
  });

  it('fails when no way works', async () => {
    await expect(announceReport([fails('sns'), fails('slack')], notice)).rejects.toThrow(
      'nobody could be told of the report: sns, slack',
    );
  });

  it('is content where there is nobody to tell', async () => {
    expect(await announceReport([], notice)).toEqual({ told: [], failed: [] });
  });
});
