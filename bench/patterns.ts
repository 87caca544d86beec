// Are the patterns of the rules right? With `--oracle FILE` (a JSON list of { pattern, event, expected },
// as AWS's event-ruler answered) the matcher of the tests is compared with AWS's. With `--records FOLDER`
// (CloudTrail's log files) the patterns are compared with the judge: a violation that no pattern lets
// through would be found by the sweep only. Without either there is nothing to do.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { defaultSettings } from '../lib/config/default-settings.ts';
import { changePattern, guardPattern } from '../lib/infra/change-pattern.ts';
import { judged } from '../test/helpers/judged.ts';
import { type Json, matchesPattern } from '../test/infra/matches-pattern.ts';

const { values } = parseArgs({
  options: { oracle: { type: 'string' }, records: { type: 'string' } },
});

interface Verdict {
  readonly n: string;
  readonly pattern: { readonly [field: string]: Json };
  readonly event: Json;
  readonly expected: string;
}

/** Compares the tests' matcher with AWS's; what it does not know it must refuse, not answer. */
function compareMatcher(file: string): boolean {
  const verdicts: Verdict[] = JSON.parse(readFileSync(file, 'utf8'));
  const wrong: string[] = [];
  let refused = 0;
  let taken = 0;
  for (const { n, pattern, event, expected } of verdicts) {
    const answer = answerOf(pattern, event);
    if (answer === undefined) refused += 1;
    // Patterns that AWS does not take cannot be deployed: the end-to-end tests would say so.
    else if (expected.startsWith('INVALID')) taken += 1;
    else if (answer !== expected) wrong.push(`${n}: ${answer}, and AWS says ${expected}`);
  }
  const agreed = verdicts.length - refused - taken - wrong.length;
  console.log(
    `matcher: ${agreed} as AWS, ${refused} refused because not known, ${taken} of patterns AWS refuses, ${wrong.length} wrong`,
  );
  for (const line of wrong) console.error(`WRONG: ${line}`);
  return wrong.length === 0;
}

function answerOf(pattern: Verdict['pattern'], event: Json): string | undefined {
  try {
    return String(matchesPattern(pattern, event));
  } catch {
    return undefined;
  }
}

/** The pattern as it stands in the template, which is what EventBridge gets. */
function deployed(eventPattern: EventPattern): Verdict['pattern'] {
  const stack = new Stack(new App(), 'Patterns');
  new Rule(stack, 'Rule', { eventPattern });
  const [rule] = Object.values(Template.fromStack(stack).findResources('AWS::Events::Rule'));
  return rule?.['Properties'].EventPattern;
}

type Raw = { readonly [field: string]: Json } & { readonly eventSource?: string };

/** Compares the two patterns with the judge on real records. */
function comparePatterns(folder: string): boolean {
  const patterns = [changePattern(defaultSettings), guardPattern(['Bandog'])].map(deployed);
  const counts: Record<string, number> = {};
  const add = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  for (const record of recordsIn(folder)) {
    const passes = patterns.some((pattern) => matchesPattern(pattern, envelopeOf(record)));
    const found = violates(record);
    const call = `${record['eventSource']} ${record['eventName']} (${record['eventType']})`;
    if (found === 'violation' && !passes) add(`MISSED: only the sweep finds ${call}`);
    else add(`${passes ? 'let through' : 'kept out'}: ${found}`);
  }
  for (const [what, count] of Object.entries(counts).sort()) console.log(`${count} ${what}`);
  const names = Object.keys(counts);
  return names.length > 0 && !names.some((name) => name.startsWith('MISSED'));
}

function violates(record: Raw): 'violation' | 'no violation' | 'unreadable' {
  try {
    return judged(record).answer.answer === 'violation' ? 'violation' : 'no violation';
  } catch {
    return 'unreadable';
  }
}

const detailTypes: Readonly<Record<string, string>> = {
  AwsConsoleAction: 'AWS Console Action via CloudTrail',
  AwsConsoleSignIn: 'AWS Console Sign In via CloudTrail',
  AwsServiceEvent: 'AWS Service Event via CloudTrail',
};

const envelopeOf = (detail: Raw): Json => ({
  source: `aws.${detail.eventSource?.split('.')[0]}`,
  'detail-type': detailTypes[String(detail['eventType'])] ?? 'AWS API Call via CloudTrail',
  detail,
});

function* recordsIn(path: string): Generator<Raw> {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path)) yield* recordsIn(join(path, name));
  } else if (path.endsWith('.json.gz')) {
    yield* JSON.parse(gunzipSync(readFileSync(path)).toString()).Records;
  }
}

const { oracle, records } = values;
if (oracle === undefined && records === undefined) {
  console.log('skipped: name --oracle FILE or --records FOLDER');
}
const answers = [
  ...(oracle === undefined ? [] : [compareMatcher(oracle)]),
  ...(records === undefined ? [] : [comparePatterns(records)]),
];
process.exitCode = answers.every(Boolean) ? 0 : 1;
