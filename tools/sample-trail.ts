import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { record } from '../test/helpers/record.ts';

const fixtures = 'test/fixtures/origin';
const files = 24;

/**
 * Fills a folder with a trail of all that the rules of the origin are tested with, and as many reads, hour by
 * hour; it does not shrink, so that a scan finds it large enough for threads.
 */
export function writeSampleTrail(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const events = readdirSync(fixtures)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name): { event: object }[] => JSON.parse(readFileSync(join(fixtures, name), 'utf8')))
    .map(({ event }) => event);
  for (let hour = 0; hour < files; hour += 1) {
    const calls = events.flatMap((event) => [
      record({ ...event }),
      record({ eventName: 'DescribeInstances', readOnly: true }),
    ]);
    const Records = calls.map((call, index) => ({ ...call, ...own(hour, index) }));
    const archive = gzipSync(JSON.stringify({ Records }), { level: 0 });
    writeFileSync(join(folder, `${hour}.json.gz`), archive);
  }
}

const own = (hour: number, index: number) => ({
  eventID: `0c6a8f52-0000-4000-8000-${String(hour * 10_000 + index).padStart(12, '0')}`,
  eventTime: `2026-11-03T${String(hour).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}:00Z`,
});
