import type { ChangePolicy } from '../../lib/domain/change/policy.ts';
import type { TimeWindow } from '../../lib/ports/change-source.ts';
import { plain } from '../../lib/render/escape.ts';
import { type ScanFindings, scanChanges } from '../../lib/usecases/scan-changes.ts';
import { measureFiles } from '../../lib/wiring/local-files.ts';
import type { FilesAhead } from '../../lib/wiring/look-ahead.ts';
import { skimmedFiles } from '../../lib/wiring/skimmed-files.ts';
import { systemClock } from '../../lib/wiring/system-clock.ts';
import { waiting } from '../../lib/wiring/waiting.ts';
import { CliError } from '../shared/cli-error.ts';

interface FileScan {
  /** Violations kept whole. @default 10,000 */
  readonly keep?: number;
  /** The files, when they were looked at before. */
  readonly ahead?: FilesAhead | undefined;
}

/** Judges what is in files; throws a CliError when the paths lead to none. */
export async function scanFiles(
  paths: readonly string[],
  policy: ChangePolicy,
  window: TimeWindow,
  { keep = 10_000, ahead }: FileScan = {},
): Promise<ScanFindings> {
  const progress = await waiting();
  if (progress.isShown) progress.start('reading', await measureFiles(paths));
  let isAnything = false;
  const onBytes = (read: number) => {
    isAnything = true;
    progress.advance(read);
  };
  try {
    const source = skimmedFiles(paths, { onBytes, ahead });
    const idSeed = Math.random() * 2 ** 32;
    const deps = { source, policy, clock: systemClock, keepViolations: keep, idSeed };
    const findings = await scanChanges(deps, window);
    if (!isAnything && findings.faults.total === 0) {
      const where = paths.map((path) => plain(path)).join(', ');
      throw new CliError(
        `${where}: no log files; expected .json, .jsonl, .ndjson or .log, plain or gzip (.gz)`,
      );
    }
    return findings;
  } finally {
    progress.stop();
  }
}
