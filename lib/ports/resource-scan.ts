import type { ScannedResource } from '../domain/change/iac-coverage.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';

/** One finished look at what exists in a region. */
export interface ResourceScan {
  readonly region: string;
  /** When it was finished: ISO 8601 UTC. */
  readonly finishedAt: string;
  readonly resources: readonly ScannedResource[];
}

/** Lists what exists, whoever made it. */
export interface ResourceScans {
  /** The latest look at each region, all pages; a region without one is a fault. Throws nothing. */
  read(): Promise<{
    readonly scans: readonly ResourceScan[];
    readonly faults: readonly ReadFault[];
  }>;
}
