import {
  type BackupClient,
  paginateListRestoreJobs,
  type RestoreJobsListMember,
} from '@aws-sdk/client-backup';
import type { Drill } from '../../../domain/scorecard/gates/disaster-recovery.ts';
import type { Probe } from '../../../ports/probe.ts';
import { allOf, probe } from './probe.ts';

/** Restores by AWS Backup in one region: those of restore testing plans, and all others. */
export function restoreJobs(client: BackupClient, region: string): Probe<readonly Drill[]> {
  return probe(`AWS Backup ${region}`, async ({ from }) => {
    const jobs = await allOf(
      { action: 'backup:ListRestoreJobs', region },
      paginateListRestoreJobs({ client, pageSize: 1000 }, { ByCreatedAfter: new Date(from) }),
      (page) => page.RestoreJobs,
    );
    return jobs.flatMap(toDrill);
  });
}

/** None for a part of a larger job, and for one that is not over yet. */
function toDrill(job: RestoreJobsListMember): Drill[] {
  const { RestoreJobId, CreatedBy, CreationDate, CompletionDate = CreationDate } = job;
  const outcome = outcomeOf(job);
  if (outcome === undefined || CompletionDate === undefined || job.ParentJobId !== undefined)
    return [];
  return [
    {
      kind: CreatedBy?.RestoreTestingPlanArn === undefined ? 'restore job' : 'restore test',
      what: job.SourceResourceArn ?? job.ResourceType ?? 'a recovery point',
      at: CompletionDate.toISOString(),
      outcome,
      evidence: `restore job ${RestoreJobId}`,
    },
  ];
}

/** A restore that was validated and found wanting is none. */
function outcomeOf({
  Status,
  ValidationStatus,
}: RestoreJobsListMember): Drill['outcome'] | undefined {
  if (Status === 'FAILED' || Status === 'ABORTED') return 'failed';
  if (Status !== 'COMPLETED' || ValidationStatus === 'VALIDATING') return undefined;
  return ValidationStatus === 'FAILED' || ValidationStatus === 'TIMED_OUT' ? 'failed' : 'succeeded';
}
