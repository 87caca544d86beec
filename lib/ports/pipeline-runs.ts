import type { PipelineRevision } from '../domain/change/commit-lead.ts';

/** Tells which run of a pipeline deployed a stack. */
export interface PipelineRuns {
  /**
   * The revisions of code that the run was made of which deployed the stack at that moment (ISO 8601);
   * none when no pipeline did. Throws an Error that names the right that is missing.
   */
  revisionsOf(stack: string, at: string): Promise<readonly PipelineRevision[]>;
}
