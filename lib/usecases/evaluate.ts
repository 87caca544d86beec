import type { Evaluation, Score, WrongRow } from '../domain/change/evaluation.ts';
import { type JudgedChange, judge } from '../domain/change/judge.ts';
import type { Channel, OriginVerdict } from '../domain/change/origin.ts';
import type { ChangePolicy } from '../domain/change/policy.ts';
import type { FaultSection } from '../domain/scorecard/report.ts';
import type { LabelledEvent, LabelledSource } from '../ports/labelled-source.ts';
import { addFaults } from './build-report.ts';

/** How the labels of a labelled file name our channels; an `iac` label goes on with the tool. */
const labelOfChannel: Readonly<Record<Channel, string>> = {
  console: 'console',
  cloudshell: 'cloudshell',
  cli: 'cli',
  sdk: 'sdk',
  iac: 'iac',
  ci: 'ci',
  service: 'aws-service',
  unknown: 'unknown',
};

interface EvaluateDeps {
  readonly source: LabelledSource;
  readonly policy: ChangePolicy;
  /** Milliseconds since some fixed moment. */
  readonly elapsedMs: () => number;
}

const timedMs = 300;

/** One row and what the judge made of it. */
interface Outcome {
  readonly row: LabelledEvent;
  readonly predicted: string;
  readonly predictedManual: boolean;
  readonly judged: JudgedChange;
}

/** Judges every labelled row and compares. */
export async function evaluate(deps: EvaluateDeps): Promise<Evaluation> {
  const { source, policy } = deps;
  const outcomes: Outcome[] = [];
  let faults: FaultSection = { total: 0, shown: [] };
  for await (const row of source.read()) {
    if ('fault' in row) faults = addFaults(faults, [row.fault]);
    else outcomes.push(toOutcome(row, policy));
  }
  const depends = outcomes.filter(({ row }) => row.manual === 'depends');
  return {
    certain: scoreOf(outcomes.filter(({ row }) => row.certainty === 'certain')),
    all: scoreOf(outcomes),
    depends: {
      rows: depends.length,
      predictedManual: depends.filter((it) => it.predictedManual).length,
    },
    confusion: confusionOf(outcomes),
    wrong: outcomes.filter((it) => !originIsRight(it) || !manualIsRight(it)).map(toWrongRow),
    faults,
    eventsPerSecond: outcomes.length > 0 ? await speedOf(deps) : null,
  };
}

/**
 * Events a second: read, parsed and judged, again and again for at least `timedMs`. The first
 * reading is not timed, since it is mostly the program warming up.
 */
async function speedOf({ source, policy, elapsedMs }: EvaluateDeps): Promise<number | null> {
  const start = elapsedMs();
  let events = 0;
  do {
    for await (const row of source.read()) {
      if ('fault' in row) continue;
      judge(row.event, policy);
      events += 1;
    }
  } while (elapsedMs() - start < timedMs);
  return share(events, (elapsedMs() - start) / 1000);
}

/** The verdict in the words of a labelled file. */
export function labelOf({ channel, tool }: OriginVerdict): string {
  const label = labelOfChannel[channel];
  return channel === 'iac' && tool !== undefined ? `${label}:${tool}` : label;
}

function toOutcome(row: LabelledEvent, policy: ChangePolicy): Outcome {
  const judged = judge(row.event, policy);
  return {
    row,
    judged,
    predicted: labelOf(judged.verdict),
    predictedManual: isManualChange(judged),
  };
}

/** A change by hand that took effect: what `manual: yes` means in a labelled file. */
function isManualChange({ event, verdict, answer }: JudgedChange): boolean {
  return (
    verdict.origin === 'manual' &&
    answer.answer === 'violation' &&
    (event.effect === 'configuration' || event.effect === 'permission') &&
    event.outcome.kind === 'succeeded'
  );
}

const originIsRight = ({ row, predicted }: Outcome): boolean => row.label === predicted;

const manualIsRight = ({ row, predictedManual }: Outcome): boolean =>
  row.manual === 'depends' || (row.manual === 'yes') === predictedManual;

function scoreOf(outcomes: readonly Outcome[]): Score {
  const scored = outcomes.filter(({ row }) => row.manual !== 'depends');
  const found = scored.filter((it) => it.predictedManual);
  const truePositives = found.filter(({ row }) => row.manual === 'yes').length;
  const positives = scored.filter(({ row }) => row.manual === 'yes').length;
  const right = outcomes.filter(originIsRight).length;
  return {
    rows: outcomes.length,
    manual: {
      scored: scored.length,
      truePositives,
      falsePositives: found.length - truePositives,
      falseNegatives: positives - truePositives,
      precision: share(truePositives, found.length),
      recall: share(truePositives, positives),
    },
    origin: { right, accuracy: share(right, outcomes.length) },
  };
}

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

function confusionOf(outcomes: readonly Outcome[]): Evaluation['confusion'] {
  const cells = Map.groupBy(outcomes, ({ row, predicted }) =>
    JSON.stringify([row.label, predicted]),
  );
  return [...cells.values()]
    .flatMap(([first, ...rest]) =>
      first === undefined
        ? []
        : [{ label: first.row.label, predicted: first.predicted, rows: rest.length + 1 }],
    )
    .sort((a, b) => a.label.localeCompare(b.label) || b.rows - a.rows);
}

const toWrongRow = ({ row, predicted, predictedManual, judged }: Outcome): WrongRow => ({
  line: row.line,
  certainty: row.certainty,
  label: row.label,
  predicted,
  manual: row.manual,
  predictedManual,
  action: `${row.event.service}:${row.event.action}`,
  effect: row.event.effect,
  rule: judged.verdict.rule,
  reason: judged.verdict.reason,
  why: row.why,
});
