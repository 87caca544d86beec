import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import {
  type EventBridgeClient,
  ListRulesCommand,
  type Rule,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import pMap from 'p-map';
import { maxPatternLength } from '../../../lib/infra/change-pattern.ts';
import { matchesPattern } from '../../infra/matches-pattern.ts';
import { account, globalRegion, homeRegion } from '../cloud.ts';
import type { Story } from '../story.ts';

const fixtures = new URL('../../fixtures/origin/', import.meta.url);

export const patternStories: readonly Story[] = [
  {
    name: 'the patterns for calls let through what our matcher says, by a matcher of others',
    async play({ cloud }) {
      const events = readdirSync(fixtures).flatMap(eventsOf);
      for (const region of [homeRegion, globalRegion]) {
        const client = cloud.eventbridgeOf(region);
        const { Rules = [] } = await client.send(new ListRulesCommand({}));
        const patterns = Rules.flatMap(({ EventPattern }: Rule) => EventPattern ?? []);
        const ofCalls = patterns.filter((pattern) => pattern.includes('via CloudTrail'));
        assert.equal(ofCalls.length, 2, `rules for calls in ${region}`);
        for (const pattern of ofCalls) await compare(client, pattern, events);
        for (const pattern of patterns) assert.ok(pattern.length <= maxPatternLength, pattern);
      }
    },
  },
];

async function compare(
  client: EventBridgeClient,
  EventPattern: string,
  events: ReturnType<typeof eventsOf>,
): Promise<void> {
  const pattern = JSON.parse(EventPattern);
  const ask = async (event: (typeof events)[number]) => {
    const Event = JSON.stringify(event);
    const { Result } = await client.send(new TestEventPatternCommand({ EventPattern, Event }));
    assert.equal(matchesPattern(pattern, event), Result, Event);
    return Result;
  };
  const answers = await pMap(events, ask, { concurrency: 4 });
  // A pattern that says the same to all of them would show nothing.
  assert.ok(answers.includes(true) && answers.includes(false), EventPattern);
}

function eventsOf(file: string) {
  const cases = JSON.parse(readFileSync(new URL(file, fixtures), 'utf8'));
  return cases.map(({ event: detail }: { event: { eventSource?: string } }) => ({
    version: '0',
    id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
    'detail-type': 'AWS API Call via CloudTrail',
    source: `aws.${detail.eventSource?.split('.')[0]}`,
    account,
    time: '2026-11-23T10:05:00Z',
    region: homeRegion,
    resources: [],
    detail,
  }));
}
