import { expect, test } from 'vitest';
import { reportRequest } from '../../functions/report/report-request.ts';

test.each([
  [{}, { format: 'json', since: '7d', link: false, announce: false }],
  [null, { format: 'json', since: '7d', link: false, announce: false }],
  [
    { format: 'markdown', since: '24h' },
    { format: 'markdown', since: '24h', link: false, announce: false },
  ],
  [{ announce: true }, { format: 'json', since: '7d', link: true, announce: true }],
  [
    { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} },
    { format: 'html', since: '7d', link: true, announce: true },
  ],
])('%j is taken', (event, request) => {
  expect(reportRequest.parse(event)).toEqual(request);
});

test.each([
  [{ format: 'pdf' }, 'json'],
  [{ since: '7 days' }, '24h, 7d, 4w'],
  [{ formt: 'html' }, 'formt'],
  ['html', 'expected object'],
])('%j is refused, with what is allowed', (event, allowed) => {
  expect(() => reportRequest.parse(event)).toThrow(allowed);
});
