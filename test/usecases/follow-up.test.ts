import { describe, expect, it } from 'vitest';
import { memoryChangeSource } from '../../lib/adapters/memory/change-source.ts';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { memoryDeploymentLog } from '../../lib/adapters/memory/deployment-log.ts';
import { memoryResolutionLog } from '../../lib/adapters/memory/resolution-log.ts';
import { memorySweepLedger } from '../../lib/adapters/memory/sweep-ledger.ts';
import { memoryViolationStore } from '../../lib/adapters/memory/violation-store.ts';
import { FollowUp } from '../../lib/usecases/follow-up.ts';
import { scanChanges } from '../../lib/usecases/scan-changes.ts';
import { sweepChanges } from '../../lib/usecases/sweep-changes.ts';
import { eventOf, policyWith } from '../helpers/judged.ts';
import { type Raw, record, role, user } from '../helpers/record.ts';

const logging = (verb: string, minute: number): Raw =>
  record({
    userIdentity: user('dana'),
    eventSource: 'cloudtrail.amazonaws.com',
    eventName: `${verb}Logging`,
    eventTime: `2026-11-03T14:${minute}:00Z`,
    requestParameters: { name: 'main' },
    responseElements: null,
    eventID: verb,
  });
const deployed = record({
  userIdentity: role('ci', 'run'),
  eventSource: 'cloudformation.amazonaws.com',
  eventName: 'ExecuteChangeSet',
  requestParameters: { stackName: 'Shop' },
  responseElements: null,
});
const policy = policyWith({ approvedPrincipals: ['arn:aws:iam::111122223333:role/ci'] });
const clock = memoryClock('2026-11-03T15:00:00Z');
const events = [logging('Start', 22), deployed, logging('Stop', 10)].map(eventOf);
const window = { from: '2026-11-03T00:00:00Z', to: '2026-11-04T00:00:00Z' };

describe('what a sweep sees to afterwards', () => {
  it('closes what was put back and follows deployments', async () => {
    const store = memoryViolationStore();
    const resolutions = memoryResolutionLog();
    const log = memoryDeploymentLog();
    const followUp = new FollowUp();
    const remainingTimeMs = () => 600_000;
    const deps = { policy, store, clock, ledger: memorySweepLedger(), regions: ['eu-central-1'] };
    const sourceOf = () => memoryChangeSource(events);
    const { notice } = followUp;
    await sweepChanges({ ...deps, sourceOf, remainingTimeMs, notice });
    const reviews = {
      source: () => ({
        proposals: async () => ({ changes: [] }),
        commitsBetween: async () => undefined,
      }),
      tags: { tagsOf: async () => ({ commit: '0123456789abcdef' }) },
      ...{ log, store, clock, policy, severity: 'medium' as const },
      review: {
        repositories: [{ host: 'github', site: 'github.com', path: 'acme/infra' } as const],
        ...{ branches: [], sessionPatterns: [], commitTags: ['commit'], repositoryTags: [] },
      },
    };
    const done = await followUp.finish({ store, resolutions, clock, reviews }, remainingTimeMs);
    expect(done.ended).toMatchObject({ 'put-back': 1, counterpart: 1 });
    expect(done).toMatchObject({ forgot: false, deployments: { unreviewed: 1, unknown: 0 } });
    const hows = [...(await resolutions.list(window)).values()].map(({ how }) => how);
    expect(hows.sort()).toEqual(['counterpart', 'put-back']);
  });

  it('looks up no reviews where none are wanted', async () => {
    const followUp = new FollowUp();
    const deps = { store: memoryViolationStore(), resolutions: memoryResolutionLog(), clock };
    const done = await followUp.finish(deps, () => 600_000);
    expect(done).toEqual({ open: 0, ended: {}, faults: [], forgot: false });
  });
});

it('a scan says of each violation how it ended, whatever the order of the records', async () => {
  const source = memoryChangeSource(events);
  const { changes } = await scanChanges({ source, policy, clock }, {});
  const ends = changes.digest.kept.map(({ event, resolution }) => [event.action, resolution?.how]);
  expect(Object.fromEntries(ends)).toEqual({
    StopLogging: 'put-back',
    StartLogging: 'counterpart',
  });
});
