/** A file of an export, wherever it lies. */
export interface StoredFile {
  /** Path below the bucket or folder, parts divided by `/`. */
  readonly key: string;
  readonly modifiedMs: number;
}

const dataName = /\.(csv|gz|zip|parquet)$/i;
const manifestName = /manifest\.json$/i;

export const isManifest = (key: string): boolean => manifestName.test(key);

/** The `YYYY-MM` of `BILLING_PERIOD=2026-11/`, `20261101-20261201/` or `year=2026/month=11/`; empty without one. */
export function billingMonth(key: string): string {
  const [, year, month] =
    /(?:^|\/)BILLING_PERIOD=(\d{4})-(\d{2})/i.exec(key) ??
    /(?:^|\/)(\d{4})(\d{2})\d{2}-\d{8}(?:\/|$)/.exec(key) ??
    /(?:^|\/)year=(\d{4})\/month=0?(\d{1,2})(?:\/|$)/.exec(key) ??
    [];
  return year === undefined || month === undefined ? '' : `${year}-${month.padStart(2, '0')}`;
}

/** Of one month: the manifest of its newest run; the shorter key where two are of the same time. */
export function newestManifest<F extends StoredFile>(files: readonly F[]): F | undefined {
  const order = (a: F, b: F) => b.modifiedMs - a.modifiedMs || a.key.length - b.key.length;
  return files.filter(({ key }) => isManifest(key)).toSorted(order)[0];
}

/**
 * Of one month: the files of its newest run, those `listed` by its manifest or, where there is none, those
 * of its newest folder. Each time an export is written it holds the month anew, so older runs are left
 * out. Throws an Error when a file that the manifest names is not there.
 */
export function newestRun<F extends StoredFile>(
  files: readonly F[],
  listed: readonly string[] | undefined,
): readonly F[] {
  const data = files.filter(({ key }) => dataName.test(key));
  if (listed !== undefined && listed.length > 0) return named(data, listed);
  const order = (a: F, b: F) => b.modifiedMs - a.modifiedMs || b.key.localeCompare(a.key);
  const [newest] = data.toSorted(order);
  return newest === undefined
    ? []
    : data.filter(({ key }) => folderOf(key) === folderOf(newest.key));
}

/** An export that was copied lies under another prefix than its manifest says: the end of the key counts. */
function named<F extends StoredFile>(data: readonly F[], listed: readonly string[]): readonly F[] {
  return listed.map((wanted) => {
    const found = data
      .filter(({ key }) => wanted === key || wanted.endsWith(`/${key}`) || endsAlike(key, wanted))
      .toSorted((a, b) => b.modifiedMs - a.modifiedMs)[0];
    if (found !== undefined) return found;
    throw new Error(
      `the manifest names ${wanted}, which is not there: without it no day is whole; fetch the export again`,
    );
  });
}

const folderOf = (key: string): string => key.slice(0, key.lastIndexOf('/') + 1);
/** The name and the folder it is in. */
const lastParts = (key: string): string => key.split('/').slice(-2).join('/');
const endsAlike = (key: string, wanted: string): boolean => lastParts(key) === lastParts(wanted);

/** Keys a manifest names: `dataFiles` of Data Exports (addresses), `reportKeys` of legacy reports. */
export function keysListed(manifest: unknown): readonly string[] {
  if (typeof manifest !== 'object' || manifest === null) return [];
  const { dataFiles, reportKeys } = manifest as { dataFiles?: unknown; reportKeys?: unknown };
  return [dataFiles, reportKeys]
    .flatMap((it) => (Array.isArray(it) ? it : []))
    .map((it) => String(it).replace(/^s3:\/\/[^/]+\//, ''));
}
