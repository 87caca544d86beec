import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundAnomalies } from '../../lib/domain/cost/anomaly/found-anomalies.ts';
import type { Alert } from '../../lib/domain/violation/alert.ts';
import type { Suspect } from '../../lib/domain/violation/suspect.ts';
import { alertDocument } from '../../lib/render/alert-document.ts';
import { amazonQ } from '../../lib/render/amazon-q.ts';
import { busEvents } from '../../lib/render/bus-events.ts';
import { renderCsv } from '../../lib/render/csv.ts';
import { email, emailOf } from '../../lib/render/email.ts';
import { csvCell, plain } from '../../lib/render/escape.ts';
import { healthMessage } from '../../lib/render/health-message.ts';
import { renderHtml } from '../../lib/render/html/page.ts';
import { jsonPieces, renderJson } from '../../lib/render/json.ts';
import { renderJunit } from '../../lib/render/junit.ts';
import { renderMarkdown } from '../../lib/render/markdown.ts';
import { pagerDuty } from '../../lib/render/pagerduty.ts';
import { renderPrometheus } from '../../lib/render/prometheus.ts';
import { renderSarif } from '../../lib/render/sarif.ts';
import { slack, slackOf } from '../../lib/render/slack.ts';
import { snsJson } from '../../lib/render/sns-json.ts';
import { teams } from '../../lib/render/teams.ts';
import { renderAnomalies } from '../../lib/render/terminal/anomalies.ts';
import { renderGates } from '../../lib/render/terminal/gates.ts';
import { renderHealth } from '../../lib/render/terminal/health.ts';
import { renderTerminal } from '../../lib/render/terminal/report.ts';
import { weeklyDigest } from '../../lib/render/weekly-digest.ts';
import { episode } from '../domain/cost/anomaly/samples.ts';
import { reading } from '../domain/cost/cost-samples.ts';
import { anomalySaying, changesSaying, hostileText, moneySaying } from '../render/hostile.ts';
import { sampleReport } from '../render/sample-report.ts';
import { sampleScorecard } from '../render/sample-scorecard.ts';
import { corpus, longText } from './corpus.ts';

/**
 * Who reads it: `subject` one line of ASCII; `terminal` and `mail` lines of text; `html`, `xml` and
 * `markdown` documents; `csv` a table; `metrics` lines of Prometheus; `chat` JSON whose texts are marked up; `program` JSON whose texts are data.
 */
type Medium =
  | 'csv'
  | 'metrics'
  | 'subject'
  | 'terminal'
  | 'mail'
  | 'html'
  | 'xml'
  | 'markdown'
  | 'chat'
  | 'program';

interface Renderer {
  readonly medium: Medium;
  readonly render: (text: string) => readonly unknown[];
  /** Most characters it may come to, whatever is in it. */
  readonly longest: number;
}

const alerts = (text: string): Alert[] => [
  changesSaying(text),
  changesSaying(text, 5),
  moneySaying(text),
  anomalySaying(text),
];
const ofAlerts =
  (render: (alert: Alert) => unknown) =>
  (text: string): unknown[] =>
    alerts(text).map(render);
const canvas = { columns: 80, paint: (_: string, text: string) => text };
const finding = (text: string) =>
  [{ check: 'rules-enabled', state: 'problem', text, fix: text }] as const;
const digest = (text: string) =>
  weeklyDigest({
    report: sampleReport(text),
    location: 's3://reports/weekly.html',
    link: { url: 'https://example.com/report', expiresAt: '2026-11-11T06:00:00.000Z' },
  });
const odd = (text: string) =>
  episode({
    leaf: { account: text, service: text },
    causes: [{ region: text, usageType: text, resource: text, amount: 3 }],
    offsetBy: { service: text },
  });
const anomalies = (text: string): FoundAnomalies => ({
  reading: reading([], { source: text, currency: text }),
  ...{ lastDay: '2026-11-03', leaves: 1, days: 90, tooShort: false, notOfTheBill: [text] },
  groups: [{ episodes: [odd(text), odd(text)], impact: 60, dailyImpact: 20 }],
  ...{ tooSmall: 1, minimumImpact: 10 },
});
const suspects = (text: string): ReadonlyMap<string, readonly Suspect[]> =>
  new Map([
    [
      'episode-1',
      [
        {
          ...{ eventId: text, at: '2026-11-01T09:00:00Z', account: text, region: text },
          ...{ call: text, actor: text, story: text, score: 1, reasons: [text] },
          price: { kind: 'unknown', reason: text },
        },
      ],
    ],
  ]);
const gates = (text: string) => sampleScorecard(text).gates;

/** Every renderer that something outside `lib/render/` calls: a new one belongs here. */
const renderers: Readonly<Record<string, Renderer>> = {
  email: { medium: 'mail', render: ofAlerts((it) => email(it).body), longest: 40_000 },
  'email, its subject': {
    medium: 'subject',
    render: ofAlerts((it) => email(it).subject),
    longest: 99,
  },
  slack: { medium: 'chat', render: ofAlerts(slack), longest: 40_000 },
  teams: { medium: 'chat', render: ofAlerts(teams), longest: 40_000 },
  amazonQ: { medium: 'chat', render: ofAlerts(amazonQ), longest: 40_000 },
  pagerDuty: { medium: 'program', render: ofAlerts(pagerDuty), longest: 512_000 },
  snsJson: {
    medium: 'program',
    render: ofAlerts((it) => JSON.parse(snsJson(it).document)),
    longest: 64_000,
  },
  alertDocument: {
    medium: 'program',
    render: ofAlerts((it) => alertDocument(it, 200_000)),
    longest: 256_000,
  },
  busEvents: { medium: 'program', render: ofAlerts(busEvents), longest: 256_000 },
  healthMessage: {
    medium: 'mail',
    render: (text) => [healthMessage(finding(text)).text],
    longest: 5000,
  },
  renderHealth: {
    medium: 'terminal',
    render: (text) => [renderHealth(finding(text), true, canvas)],
    longest: 5000,
  },
  renderTerminal: {
    medium: 'terminal',
    render: (text) => [renderTerminal(sampleReport(text), { ...canvas, limit: 'all' })],
    longest: 3e7,
  },
  renderGates: {
    medium: 'terminal',
    render: (text) => [renderGates(gates(text), true, canvas)],
    longest: 50_000,
  },
  renderAnomalies: {
    medium: 'terminal',
    render: (text) => [renderAnomalies(anomalies(text), canvas, suspects(text))],
    longest: 20_000,
  },
  renderHtml: { medium: 'html', render: (text) => [renderHtml(sampleReport(text))], longest: 3e7 },
  renderMarkdown: {
    medium: 'markdown',
    render: (text) => [renderMarkdown(sampleReport(text))],
    longest: 3e7,
  },
  renderCsv: { medium: 'csv', render: (text) => [renderCsv(sampleReport(text))], longest: 3e7 },
  renderPrometheus: {
    medium: 'metrics',
    render: (text) => [renderPrometheus(sampleReport(text))],
    longest: 3e7,
  },
  emailOf: { medium: 'mail', render: (text) => [emailOf(digest(text)).body], longest: 40_000 },
  slackOf: { medium: 'chat', render: (text) => [slackOf(digest(text))], longest: 40_000 },
  renderJunit: {
    medium: 'xml',
    render: (text) => [renderJunit(gates(text), true, '2026-11-04T06:00:00Z')],
    longest: 3e7,
  },
  renderSarif: {
    medium: 'program',
    render: (text) => [
      JSON.parse(renderSarif(gates(text), { strict: true, file: 'bandog.yaml', version: '1' })),
    ],
    longest: 3e7,
  },
  renderJson: {
    medium: 'program',
    render: (text) => [JSON.parse(renderJson({ [text]: text, list: [text] }))],
    longest: 3e7,
  },
  jsonPieces: {
    medium: 'program',
    render: (text) => [JSON.parse([...jsonPieces({ [text]: text, list: [text] })].join(''))],
    longest: 3e7,
  },
};

/** Renderers that another test gives hostile text to, and where. */
const elsewhere: Readonly<Record<string, string>> = {
  renderEvaluation: 'test/render/terminal/evaluation.test.ts',
  renderExplanation: 'test/render/terminal/explanation.test.ts',
  renderRedrive: 'test/render/terminal/redrive.test.ts',
  slackWithButtons: 'test/render/standing.test.ts',
};

/** Pieces and words whose callers put them through a renderer or `plain`, and what holds no outside text. */
const pieces = new Set([
  'plain',
  'incidentWords',
  'actionText',
  'anomalyRow',
  'projectionRows',
  'faultText',
  'plural',
  'timeText',
  'headlines',
  'moneyLines',
  'renderBacktest',
  'renderCoverage',
  'renderProjection',
  'renderOwnBill',
  // Words that emailOf and slackOf make a message of.
  'weeklyDigest',
  'renderReduction',
]);

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));

it('every renderer that is called from outside is in the table', () => {
  const named = ['lib/wiring', 'lib/usecases', 'bin', 'functions'].flatMap(files).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/import \{([^}]*)\} from '[^']*\/render\/[^']*'/g)]
      .flatMap(([, names = '']) => names.split(','))
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type ')),
  );
  const known = new Set([...Object.keys(renderers), ...Object.keys(elsewhere), ...pieces]);
  expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([]);
});

it.each(Object.entries(elsewhere))('%s is given hostile text in %s', (_, file) => {
  expect(readFileSync(file, 'utf8')).toMatch(/u001b|hostile/);
});

const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** All texts and keys anywhere in a value but those that a chat shows as they are. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'plain_text') return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
}

/** Without the bare tag that says where a long text may break. */
const tagsOf = (page: string): string[] => page.replaceAll('<wbr>', '').match(/<[^>]*>/g) ?? [];
const namesOf = (tags: readonly string[]): Set<string> =>
  new Set(tags.map((tag) => /^<\/?[\w!?-]*/.exec(tag)?.[0] ?? tag));

const harmless: Readonly<Record<Medium, (output: unknown, tame: unknown) => void>> = {
  subject: (output) => expect(output).toMatch(/^[\x20-\x7e]{1,99}$/),
  terminal: (output) => expect(output).not.toMatch(unseen),
  mail: (output) => expect(output).not.toMatch(unseen),
  csv(output, tame) {
    expect(String(output).split('\r\n')).toHaveLength(String(tame).split('\r\n').length);
    expect(String(output).replaceAll('\r\n', '')).not.toMatch(unseen);
    expect(output).not.toMatch(/(^|,|\n)"?\s*[=+@-]/);
  },
  metrics(output, tame) {
    const lines = String(output).trimEnd().split('\n');
    expect(lines).toHaveLength(String(tame).trimEnd().split('\n').length);
    for (const line of lines)
      expect(line).toMatch(
        /^(#.*|[a-z_:][a-z0-9_:]*(\{([a-z0-9_]+="([^"\\]|\\.)*",?)*\})? \S+)$/su,
      );
  },
  html(output, tame) {
    expect(String(output)).not.toMatch(unseen);
    const names = namesOf(tagsOf(String(output)));
    expect([...names.difference(namesOf(tagsOf(String(tame))))]).toEqual([]);
    for (const tag of tagsOf(String(output)))
      expect(tag).not.toMatch(/\son(click|error|mouseover)|javascript:|evil\.example/i);
  },
  xml(output, tame) {
    expect(String(output)).not.toMatch(unseen);
    const names = namesOf(tagsOf(String(output)));
    expect([...names.difference(namesOf(tagsOf(String(tame))))]).toEqual([]);
  },
  markdown(output) {
    expect(String(output)).not.toMatch(unseen);
    expect(String(output)).not.toMatch(/<(script|img|at)|(?<!\\)\]\(https:\/\/evil/i);
  },
  chat(output) {
    for (const text of textsIn(output)) {
      expect(text).not.toMatch(unseen);
      expect(text).not.toMatch(/<[!@]|<at>|<https:\/\/evil|<script|(?<!\\)\]\(https:\/\/evil/i);
      expect(text).not.toMatch(/(?<![\w.])@(here|channel|everyone)/i);
    }
  },
  program(output) {
    for (const text of textsIn(JSON.parse(JSON.stringify(output))))
      expect(typeof text).toBe('string');
    expect(Object.keys(Object.prototype)).toEqual([]);
  },
};

describe.each(Object.entries(renderers))('%s', (_, { medium, render, longest }) => {
  const tame = render('dana@example.com');
  const check = (text: string) => {
    for (const [index, output] of render(text).entries()) harmless[medium](output, tame[index]);
  };

  it.each(Object.entries(corpus))('is not moved by %s', (_name, text) => check(text));

  it('law: nor by any mixture', () => {
    fc.assert(fc.property(hostileText, check), { numRuns: 10 });
  });

  it('a very long text in every field is shown in bounds', () => {
    for (const output of render(longText)) {
      const text = typeof output === 'string' ? output : JSON.stringify(output);
      expect(text.length).toBeLessThanOrEqual(longest);
      harmless[medium](output, tame[0]);
    }
  });
});

describe('one cell of a spreadsheet', () => {
  it.each(Object.entries(corpus))('is not moved by %s', (_, text) => {
    const cell = csvCell(text);
    expect(cell).not.toMatch(/[\r\n]/);
    expect(cell.replace(/^"/, '')).not.toMatch(/^\s*[=+\-@]/);
  });
});

it('one line of a log holds nothing that cannot be seen', () => {
  for (const text of [...Object.values(corpus), longText])
    expect(plain(text, 500)).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]{0,500}$/u);
});
