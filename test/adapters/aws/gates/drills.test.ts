import {
  BackupClient,
  ListRestoreJobsCommand,
  type RestoreJobsListMember,
} from '@aws-sdk/client-backup';
import { FisClient, ListExperimentsCommand } from '@aws-sdk/client-fis';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { faultExperiments } from '../../../../lib/adapters/aws/gates/fault-experiments.ts';
import { restoreJobs } from '../../../../lib/adapters/aws/gates/restore-jobs.ts';
import { nextToken, pages, reasonOf, refused, smallToken, valueIn, week } from './pages.ts';

const region = 'eu-central-1';
const backup = mockClient(BackupClient);
const fis = mockClient(FisClient);
const at = new Date('2026-11-20T03:00:00Z');

beforeEach(() => {
  backup.reset();
  fis.reset();
});

describe('restore jobs', () => {
  const look = () => restoreJobs(new BackupClient({ region }), region).look(week);
  const job = (given: Partial<RestoreJobsListMember>): RestoreJobsListMember => ({
    RestoreJobId: 'job-1',
    SourceResourceArn: 'arn:aws:rds:eu-central-1:111122223333:db:main',
    CreationDate: new Date('2026-11-20T02:00:00Z'),
    CompletionDate: at,
    Status: 'COMPLETED',
    ...given,
  });

  test('those of all pages that are over, tests and others', async () => {
    const test = { CreatedBy: { RestoreTestingPlanArn: 'arn:plan' } };
    backup
      .on(ListRestoreJobsCommand)
      .callsFake(
        pages(
          nextToken,
          { RestoreJobs: [job({})] },
          { RestoreJobs: [job({ ...test, ValidationStatus: 'SUCCESSFUL' })] },
        ),
      );
    const [plain, tested, ...rest] = valueIn(await look());
    expect(plain).toEqual({
      kind: 'restore job',
      what: 'arn:aws:rds:eu-central-1:111122223333:db:main',
      at: at.toISOString(),
      outcome: 'succeeded',
      evidence: 'restore job job-1',
    });
    expect(tested).toMatchObject({ kind: 'restore test', outcome: 'succeeded' });
    expect(rest).toEqual([]);
    expect(backup.commandCalls(ListRestoreJobsCommand)[0]?.args[0].input.ByCreatedAfter).toEqual(
      new Date(week.from),
    );
  });

  test.each([
    ['failed', { Status: 'FAILED' }, ['failed']],
    ['aborted', { Status: 'ABORTED' }, ['failed']],
    ['restored, but not valid', { ValidationStatus: 'FAILED' }, ['failed']],
    ['restored, never validated', { ValidationStatus: 'TIMED_OUT' }, ['failed']],
    ['still validating', { ValidationStatus: 'VALIDATING' }, []],
    ['running', { Status: 'RUNNING' }, []],
    ['part of another', { ParentJobId: 'job-0' }, []],
  ] as const)('%s', async (_, given, outcomes) => {
    backup.on(ListRestoreJobsCommand).resolves({ RestoreJobs: [job(given)] });
    expect(valueIn(await look()).map(({ outcome }) => outcome)).toEqual(outcomes);
  });

  test('denied is nothing seen', async () => {
    backup.on(ListRestoreJobsCommand).rejects(refused());
    expect(reasonOf(await look())).toMatch(/backup:ListRestoreJobs on eu-central-1 was denied/);
  });
});

describe('fault experiments', () => {
  const look = () => faultExperiments(new FisClient({ region }), region).look(week);
  const experiment = (id: string, status: 'completed' | 'stopped' | 'failed' | 'running') => ({
    id,
    experimentTemplateId: 'EXT1',
    state: { status },
    creationTime: at,
    tags: id === 'named' ? { Name: 'fail over eu-central-1a' } : {},
  });

  test('those of all pages that are over', async () => {
    fis
      .on(ListExperimentsCommand)
      .callsFake(
        pages(
          smallToken,
          { experiments: [experiment('named', 'completed'), experiment('b', 'running')] },
          { experiments: [experiment('c', 'stopped'), experiment('d', 'failed')] },
        ),
      );
    const drills = valueIn(await look());
    expect(drills[0]).toEqual({
      kind: 'fault injection',
      what: 'fail over eu-central-1a',
      at: at.toISOString(),
      outcome: 'succeeded',
      evidence: 'experiment named',
    });
    expect(drills.map(({ what, outcome }) => [what, outcome]).slice(1)).toEqual([
      ['EXT1', 'failed'],
      ['EXT1', 'failed'],
    ]);
  });

  test('denied is nothing seen', async () => {
    fis.on(ListExperimentsCommand).rejects(refused());
    expect(reasonOf(await look())).toMatch(/fis:ListExperiments on eu-central-1 was denied/);
  });
});
