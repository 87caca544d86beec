import {
  type CommitLead,
  commitLead,
  type ReviewPolicy,
  type Tags,
} from '../domain/change/commit-lead.ts';
import type { Deployment } from '../domain/change/deployment.ts';
import { notTold } from '../domain/change/review.ts';
import type { PipelineRuns } from '../ports/pipeline-runs.ts';
import type { StackTags } from '../ports/stack-tags.ts';

interface LeadDeps {
  readonly tags: StackTags;
  /** Asked in turn, until one knows; absent where no pipelines or builds are named. */
  readonly runs?: readonly PipelineRuns[];
  readonly review: ReviewPolicy;
}

/** Follows a deployment to its commit, wherever that is named. Never throws. */
export async function leadToCommit(
  { tags, runs = [], review }: LeadDeps,
  deployment: Deployment,
): Promise<CommitLead> {
  const { engine, unit, judged } = deployment;
  const own = tagsIn(judged.event.parameters ?? {});
  // What sets tags itself and sets none leaves those of the deployment before.
  const hasTags = engine === 'cloudformation' && judged.event.action === 'ExecuteChangeSet';
  let stackTags: Tags = {};
  try {
    if (hasTags) stackTags = await tags.tagsOf(judged.event.region, unit);
  } catch (error) {
    if (Object.keys(own).length === 0) return notTold(error);
  }
  const all = { ...stackTags, ...own };
  let lead = commitLead(deployment, all, review);
  try {
    const { at, region } = judged.event;
    for (const each of runs) {
      if (lead.kind !== 'unknown') break;
      const revisions = await each.revisionsOf({ engine, unit, at, region });
      lead = commitLead(deployment, all, review, revisions);
    }
  } catch (error) {
    return notTold(error);
  }
  return lead;
}

/** Tags the call itself set: they say what it deployed, whatever was deployed since. */
function tagsIn(parameters: Readonly<Record<string, string>>): Tags {
  const found: Record<string, string> = {};
  for (const [path, key] of Object.entries(parameters)) {
    const [, at] = /^(tags\.\d+)\.key$/i.exec(path) ?? [];
    const value = at === undefined ? undefined : parameters[`${at}.value`];
    if (value !== undefined) found[key] = value;
  }
  return found;
}
