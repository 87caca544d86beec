import type { PipelineRevision } from '../domain/change/commit-lead.ts';

/** A deployment as far as a pipeline can be told by it. */
export interface DeployedUnit {
  /** `cloudformation`, or the tool that ran on a session of its own. */
  readonly engine: string;
  /** Name of the stack, or of the session. */
  readonly unit: string;
  /** ISO 8601. */
  readonly at: string;
  readonly region: string;
}

/** Tells which run of a pipeline, or which build, deployed something. */
export interface PipelineRuns {
  /**
   * The revisions of code that the run was made of which deployed it at that moment; none when no pipeline
   * did. Throws an Error that names the right that is missing.
   */
  revisionsOf(deployed: DeployedUnit): Promise<readonly PipelineRevision[]>;
}
