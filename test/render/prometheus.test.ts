import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderPrometheus } from '../../lib/render/prometheus.ts';
import { sampleReport } from './sample-report.ts';

const has = (program: string) => spawnSync(program, ['--version']).status === 0;
const [promtool, prometheus] = [has('promtool'), has('prometheus')];
if (!promtool || !prometheus) {
  console.warn(
    'SKIPPED: the exposition was not read by a real Prometheus: there is no promtool or prometheus on the PATH (Debian: apt-get install prometheus)',
  );
}

const check = (text: string) => spawnSync('promtool', ['check', 'metrics'], { input: text });

describe('renderPrometheus', () => {
  it('writes what is known, in base units, and says what is not', () => {
    const lines = renderPrometheus(sampleReport()).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        '# TYPE bandog_manual_changes gauge',
        'bandog_manual_changes 2',
        'bandog_incident_detection_seconds 252',
        'bandog_metric_known{metric="availability"} 0',
        'bandog_metric_on_target{metric="manual-changes"} 0',
        'bandog_gate{gate="cost",answer="pass"} 1',
        'bandog_gate{gate="cost",answer="unknown"} 0',
        'bandog_scorecard_graded_timestamp_seconds 1793770200',
        'bandog_violations{severity="high"} 1',
        'bandog_budget_projected{budget="whole account",currency="USD"} 1015.5',
      ]),
    );
    expect(lines.filter((line) => line.startsWith('bandog_availability_ratio'))).toEqual([]);
    expect(lines.filter((line) => line.includes('metric_on_target{metric="availability"'))).toEqual(
      [],
    );
  });

  it('says nothing of a report without figures', () => {
    expect(renderPrometheus({})).toBe('');
  });

  it('no name from outside leaves its label', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        for (const line of renderPrometheus(sampleReport(text)).trimEnd().split('\n')) {
          expect(line).toMatch(
            /^(# (HELP|TYPE) bandog_\w+ .+|bandog_\w+(\{(\w+="([^"\\]|\\["\\])*",?)+\})? -?[\d.e+-]+)$/u,
          );
        }
      }),
    );
  });

  it.skipIf(!promtool)('is what promtool takes, and finds nothing to say about', () => {
    for (const text of [undefined, 'a"b\\c\n{}', '💸']) {
      const { status, stdout, stderr } = check(renderPrometheus(sampleReport(text)));
      expect({ status, said: `${stdout}${stderr}` }).toEqual({ status: 0, said: '' });
    }
    expect(check('bandog_x{ 1').status).not.toBe(0);
  });

  it.skipIf(!prometheus)(
    'can be scraped and asked for by a real Prometheus',
    async () => {
      const page = await serve(renderPrometheus(sampleReport('a"b\\c')));
      const folder = await mkdtemp(join(tmpdir(), 'bandog-prometheus-'));
      const target = `127.0.0.1:${(page.address() as AddressInfo).port}`;
      await writeFile(
        join(folder, 'prometheus.yml'),
        `scrape_configs: [{ job_name: bandog, scrape_interval: 1s, static_configs: [{ targets: ['${target}'] }] }]\n`,
      );
      const port = await freePort();
      const server = spawn('prometheus', [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ]);
      try {
        const ask = (query: string) =>
          fetch(`http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`)
            .then((answer) => answer.json() as Promise<{ data: { result: unknown[] } }>)
            .then(({ data }) => data.result)
            .catch(() => []);
        await expect
          .poll(() => ask('bandog_incident_detection_seconds'), { timeout: 25_000, interval: 500 })
          .toMatchObject([{ value: [expect.anything(), '252'] }]);
        expect(await ask('bandog_budget_limit{budget="a\\"b\\\\c"}')).toMatchObject([
          { value: [expect.anything(), '900'] },
        ]);
        expect(await ask('bandog_availability_ratio')).toEqual([]);
      } finally {
        server.kill('SIGKILL');
        page.close();
      }
    },
    40_000,
  );
});

function serve(text: string): Promise<Server> {
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8').end(text);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

async function freePort(): Promise<number> {
  const server = await serve('');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
