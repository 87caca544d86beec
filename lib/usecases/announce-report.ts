import type { ReportAnnouncer, ReportNotice } from '../ports/report-announcer.ts';

interface Announced {
  readonly told: readonly string[];
  /** Who could not be told, and why. */
  readonly failed: readonly { readonly name: string; readonly error: unknown }[];
}

/**
 * Tells of a report on every way there is. Throws an AggregateError when none of them works: only
 * then does nobody hear of it twice when it is tried again.
 */
export async function announceReport(
  announcers: readonly ReportAnnouncer[],
  notice: ReportNotice,
): Promise<Announced> {
  const told: string[] = [];
  const failed: { name: string; error: unknown }[] = [];
  for (const announcer of announcers) {
    try {
      await announcer.announce(notice);
      told.push(announcer.name);
    } catch (error) {
      failed.push({ name: announcer.name, error });
    }
  }
  if (told.length === 0 && failed.length > 0) {
    throw new AggregateError(
      failed.map(({ error }) => error),
      `nobody could be told of the report: ${failed.map(({ name }) => name).join(', ')}`,
    );
  }
  return { told, failed };
}
