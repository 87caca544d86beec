import { describe, expect, it } from 'vitest';
import { readAudit } from '../../tools/audit-answer.ts';

const url = 'https://github.com/advisories/GHSA-0000-0000-0000';
const answer = (vulnerabilities: object, total = 565) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { dependencies: { total } } });
const vulnerable = answer({
  leaf: { via: [{ url, title: 'it hangs', severity: 'high', name: 'leaf' }] },
  user: { via: ['leaf'] },
});

describe('what npm audit says', () => {
  it('is clean when packages were looked at and nothing was found', () => {
    expect(readAudit(answer({}), {}, '2026-11-26')).toMatchObject({ kind: 'clean', open: [] });
  });

  it('names each advisory once, whoever uses the package', () => {
    const advisory = { url, title: 'it hangs', severity: 'high', packageName: 'leaf' };
    expect(readAudit(vulnerable, {}, '2026-11-26')).toEqual({
      kind: 'findings',
      open: [advisory],
      accepted: [],
    });
  });

  it('is clean with what is accepted, and no longer from its day on', () => {
    const accepted = { [url]: { reason: 'only reads our own file', until: '2026-12-01' } };
    expect(readAudit(vulnerable, accepted, '2026-11-30')).toMatchObject({
      kind: 'clean',
      accepted: [{ url }],
    });
    expect(readAudit(vulnerable, accepted, '2026-12-01')).toMatchObject({ kind: 'findings' });
  });

  it.each([
    ['no registry that answers', '{"message":"405 Method Not Allowed","statusCode":405}', '405'],
    ['an error alone', '{"error":{"summary":"no lock file"}}', 'no lock file'],
    ['no JSON', 'npm error', 'no JSON'],
    ['null', 'null', 'no list'],
    ['no package looked at', answer({}, 0), 'no package'],
  ])('is unknown, never clean, with %s', (_, text, reason) => {
    expect(readAudit(text, {}, '2026-11-26')).toEqual({
      kind: 'unknown',
      reason: expect.stringContaining(reason),
    });
  });
});
