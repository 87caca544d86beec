import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderCsv } from '../../lib/render/csv.ts';
import { sampleReport } from './sample-report.ts';

const rowsOf = (csv: string): Record<string, string>[] =>
  parse(csv, { columns: true, record_delimiter: '\r\n' });

it('has a row a violation', () => {
  expect(rowsOf(renderCsv(sampleReport()))).toMatchObject([
    {
      at: '2026-11-03T14:12:09Z',
      severity: 'high',
      who: 'dana@example.com',
      what: 'opened port 22 to the world on sg-2',
      call: 'ec2:AuthorizeSecurityGroupIngress',
      resources: 'dana@example.com sg-2',
      owner: '',
      rule: 'console-session',
    },
  ]);
});

it('is a heading alone when nothing was found', () => {
  const { changes: _, ...report } = sampleReport();
  expect(rowsOf(renderCsv(report))).toEqual([]);
  expect(renderCsv(report)).toMatch(/^at,severity,.*\r\n$/);
});

it('stays one row of the same cells, and none begins a formula', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.constantFrom(
      '=HYPERLINK("https://example.com")',
      '@SUM(1)',
      '-1+1',
      '\t=1',
      '",\r\n=1',
      '＝1',
    ),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      const rows = rowsOf(renderCsv(sampleReport(text)));
      expect(rows).toHaveLength(1);
      const [row = {}] = rows;
      expect(Object.keys(row)).toHaveLength(22);
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
    }),
  );
});
