import { parseDocument } from '../../lib/adapters/aws/cloudtrail/parse-document.ts';
import { RecordSkimmer } from '../../lib/adapters/aws/cloudtrail/skim/record-skimmer.ts';
import { CallJoiner } from '../../lib/adapters/aws/cloudtrail/split/call-joiner.ts';
import { cloudtrailFiles } from '../../lib/adapters/files/cloudtrail-files.ts';
import type { CutFiles } from '../../lib/adapters/files/cut-file.ts';
import { JsonDocuments } from '../../lib/adapters/files/json-documents.ts';
import { SkimmedDocuments } from '../../lib/adapters/files/skimmed-documents.ts';
import { isNoise } from '../../lib/domain/change/is-noise.ts';
import { whole } from '../../lib/domain/change/revise.ts';
import type { NoiseRun, TimeWindow } from '../../lib/ports/change-source.ts';
import { eventsIn } from '../helpers/call-columns.ts';
import { type Raw, record, role } from '../helpers/record.ts';
import type { Chance } from '../simulation/chance.ts';
import { mutateBytes, mutateTree } from './mutate.ts';
import { expectNamed, holds } from './target.ts';

const uuid = (index: number) => `0c6a8f52-6f0e-4c0f-8a55-00000000000${index}`;

/** Noise and changes side by side. */
const mixed: readonly Raw[] = [
  record({ eventID: uuid(1), eventName: 'DescribeInstances', readOnly: true }),
  record({ eventID: uuid(2), eventName: 'GetObject', eventSource: 's3.amazonaws.com' }),
  record({ eventID: uuid(3) }),
  record({ eventID: uuid(4), eventName: 'ListBuckets', readOnly: true, errorCode: 'AccessDenied' }),
  record({ eventID: uuid(5), eventName: 'AssumeRole', eventSource: 'sts.amazonaws.com' }),
  record({ eventID: uuid(6), eventName: 'DeleteBucket', userIdentity: role('admin', 'dana') }),
];

const windows: readonly [TimeWindow, ...TimeWindow[]] = [
  {},
  { from: '2026-11-03T14:12:09Z', to: '2026-11-03T14:12:10Z' },
  { to: '2026-11-03T14:12:09Z' },
];

/** The fast way of reading finds what the plain way finds, wherever a chunk ends. */
export async function fuzzSkim(chance: Chance): Promise<void> {
  const text = JSON.stringify(
    mutateTree({ Records: mixed.slice(chance.whole(0, 3)) }, chance),
    null,
    chance.hits(0.1) ? 1 : undefined,
  );
  const bytes = chance.hits(0.5) ? Buffer.from(text) : mutateBytes(text, chance);
  const at = chance.whole(0, bytes.length);
  const chunks = [bytes.subarray(0, at), bytes.subarray(at)];
  const window = chance.pick(windows);
  const plain = await found(chunks, window, false);
  const fast = await found(chunks, window, true);
  for (const part of ['noise', 'others', 'faults'] as const)
    holds(
      JSON.stringify(plain[part]) === JSON.stringify(fast[part]),
      `${part}, plain: ${JSON.stringify(plain[part])}; fast: ${JSON.stringify(fast[part])}`,
    );
}

/** One for each window, as what is read must not depend on what was read before. */
const skimmers = new Map<TimeWindow, RecordSkimmer>();
const joiner = new CallJoiner();

function skimmerOf(window: TimeWindow): RecordSkimmer {
  const skimmer = skimmers.get(window) ?? new RecordSkimmer(window);
  skimmers.set(window, skimmer);
  return skimmer;
}

async function found(chunks: readonly Buffer[], window: TimeWindow, isFast: boolean) {
  const source = cloudtrailFiles([], {
    parse: (document, where) => parseDocument(document, where),
    cut: cutChunks(chunks, isFast),
    join: (calls, isWanted) => joiner.join(calls, isWanted),
  });
  const noise: NoiseRun[] = [];
  const others: object[] = [];
  const faults: object[] = [];
  for await (const batch of source.read(window)) {
    faults.push(...batch.faults);
    noise.push(...(batch.noise?.runs ?? []));
    for (const event of [...batch.events, ...eventsIn(batch.calls)]) {
      const { at, account, region } = event;
      if (isNoise(event)) noise.push({ account, region, first: at, last: at, calls: 1 });
      else others.push(whole(event));
    }
    for (const fault of batch.faults) expectNamed(fault);
  }
  // Their order is not promised.
  return { noise: totals(noise), others: others.map((it) => JSON.stringify(it)).sort(), faults };
}

/** By account and region. */
function totals(runs: readonly NoiseRun[]): NoiseRun[] {
  const groups = Map.groupBy(runs, ({ account, region }) => `${account} ${region}`);
  return [...groups].sort().map(([, group]) => ({
    account: group[0]?.account ?? '',
    region: group[0]?.region ?? '',
    calls: group.reduce((sum, { calls }) => sum + calls, 0),
    first: group.map(({ first }) => first).sort()[0] ?? '',
    last:
      group
        .map(({ last }) => last)
        .sort()
        .at(-1) ?? '',
  }));
}

const cutChunks = (chunks: readonly Buffer[], isFast: boolean): CutFiles =>
  async function* (_, window) {
    const skimmer = isFast ? skimmerOf(window) : undefined;
    const documents = skimmer === undefined ? new JsonDocuments() : new SkimmedDocuments(skimmer);
    const plain = { path: 'trail.json', faults: [], bytes: 0, isBehindBreak: false };
    for (const [index, chunk] of chunks.entries()) {
      const slices = documents.push(Buffer.from(chunk));
      yield { ...plain, isFirst: index === 0, slices, ...skimmer?.take() };
    }
    yield { ...plain, isFirst: false, slices: documents.end() };
  };
