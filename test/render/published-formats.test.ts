import { expect, it, test } from 'vitest';
import * as z from 'zod';
import { renderJunit } from '../../lib/render/junit.ts';
import { renderSarif } from '../../lib/render/sarif.ts';
import { sampleScorecard } from './sample-scorecard.ts';

/** Of OASIS' schema for SARIF 2.1.0 the objects that are written; none of them may have other properties. */
const text = z.strictObject({ text: z.string().min(1) });
/** A path in a URI reference: what else stands in it is percent-encoded. */
const uriReference = z.string().regex(/^(?:[\w\-.~!$&'()*+,;=@/]|%[0-9A-F]{2})+$/);
const location = z.strictObject({
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri: uriReference }),
    region: z.strictObject({ startLine: z.int().min(1) }),
  }),
});
const sarifLog = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string().min(1),
          semanticVersion: z.string().regex(/^\d+\.\d+\.\d+/),
          rules: z.array(
            z.strictObject({ id: z.string().min(1), name: z.string(), shortDescription: text }),
          ),
        }),
      }),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.int().min(0),
          level: z.enum(['none', 'note', 'warning', 'error']),
          message: text,
          partialFingerprints: z.record(z.string(), z.string()),
          locations: z.array(location).min(1),
        }),
      ),
    }),
  ),
});

/** The attributes that Jenkins' schema for JUnit knows, and the ones it or GitLab cannot do without. */
const elements: Readonly<Record<string, { readonly needs: string[]; readonly may: string[] }>> = {
  testsuites: { needs: [], may: ['name', 'time', 'tests', 'failures', 'errors', 'disabled'] },
  testsuite: {
    needs: ['name', 'tests'],
    may: ['failures', 'errors', 'skipped', 'time', 'timestamp', 'hostname', 'id', 'package'],
  },
  testcase: { needs: ['name', 'classname'], may: ['time', 'assertions', 'status', 'file'] },
  failure: { needs: ['message'], may: ['type'] },
  error: { needs: ['message'], may: ['type'] },
  skipped: { needs: ['message'], may: [] },
};
const parents: Readonly<Record<string, string>> = {
  testsuites: '',
  testsuite: 'testsuites',
  testcase: 'testsuite',
  failure: 'testcase',
  error: 'testcase',
  skipped: 'testcase',
};

const tag = /<(\/?)(\w+)((?: \w+="[^"<]*")*)(\/?)>/g;

/** What is wrong with it, in sentences. */
function faultsOfJunit(xml: string): string[] {
  const body = xml.replace('<?xml version="1.0" encoding="UTF-8"?>\n', '');
  const faults: string[] = [];
  const open: string[] = [];
  for (const [, closes, name = '', attributes = '', isEmpty] of body.matchAll(tag)) {
    if (closes) faults.push(...(open.pop() === name ? [] : [`${name} is closed and not open`]));
    else faults.push(...faultsOfElement(name, attributes, open.at(-1) ?? ''));
    if (!closes && !isEmpty) open.push(name);
  }
  if (open.length > 0) faults.push(`${open.join(', ')} stay open`);
  return body.replace(tag, '').includes('<') ? [...faults, 'something is no element'] : faults;
}

function faultsOfElement(name: string, attributes: string, parent: string): string[] {
  const found = [...attributes.matchAll(/ (\w+)="[^"]*"/g)].map(([, it = '']) => it);
  const { needs, may } = elements[name] ?? { needs: [], may: [] };
  const known = new Set([...needs, ...may]);
  return [
    ...(parents[name] === parent ? [] : [`${name} is in ${parent}`]),
    ...needs.filter((it) => !found.includes(it)).map((it) => `${name} has no ${it}`),
    ...found.filter((it) => !known.has(it)).map((it) => `${name} has an attribute ${it}`),
  ];
}

const hostile = '</testcase><x y="z">&\u0000 {0} [a](b)';
const cards = [sampleScorecard(), sampleScorecard(hostile)];
const sarif = (file: string, strict: boolean, gates = cards[0]?.gates ?? []) =>
  JSON.parse(renderSarif(gates, { strict, file, version: '0.1.0' }));

test.each([true, false])('SARIF keeps to its schema (strict: %s)', (strict) => {
  for (const { gates } of cards) {
    expect(gates.length).toBeGreaterThan(0);
    sarifLog.parse(sarif('bandog.yaml', strict, gates));
    sarifLog.parse(sarif('my settings/é#1 100%.yaml', strict, gates));
  }
});

it('names the file as a URI reference', () => {
  const [{ results }] = sarif('my settings/é#1 100%.yaml', false).runs;
  const [{ locations }] = results;
  expect(locations[0].physicalLocation.artifactLocation.uri).toBe(
    'my%20settings/%C3%A9%231%20100%25.yaml',
  );
});

test.each<[string, (log: ReturnType<typeof sarif>) => void]>([
  ['a property that is not in it', (log) => Object.assign(log.runs[0].results[0], { rank2: 1 })],
  ['a level of its own', (log) => Object.assign(log.runs[0].results[0], { level: 'critical' })],
  ['a result without a message', (log) => delete log.runs[0].results[0].message],
  ['a tool without a name', (log) => delete log.runs[0].tool.driver.name],
])('the schema refuses %s', (_, spoil) => {
  const log = sarif('bandog.yaml', false);
  spoil(log);
  expect(sarifLog.safeParse(log).success).toBe(false);
});

test.each([true, false])('JUnit is what Jenkins and GitLab read (strict: %s)', (strict) => {
  for (const { gates } of cards) {
    const xml = renderJunit(gates, strict, '2026-11-04T06:00:00.000Z');
    expect(faultsOfJunit(xml)).toEqual([]);
    const names = [...xml.matchAll(/<testcase classname="([^"]+)" name="([^"]+)"/g)];
    // GitLab takes the first of those that have the same names.
    expect(new Set(names.map(([it]) => it)).size).toBe(gates.length);
    expect(xml).toMatch(/ timestamp="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"/);
  }
});

test.each([
  ['<testsuites><testcase name="a" classname="b"/></testsuites>', 'testcase is in testsuites'],
  ['<testsuites><testsuite name="a"/></testsuites>', 'testsuite has no tests'],
  ['<testsuites skipped="1"></testsuites>', 'testsuites has an attribute skipped'],
  ['<testsuites>', 'testsuites stay open'],
  ['<testsuites></testsuites><', 'something is no element'],
])('%s is not', (xml, fault) => {
  expect(faultsOfJunit(xml)).toEqual([fault]);
});
