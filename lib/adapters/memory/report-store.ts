import type { ReportFile, ReportStore } from '../../ports/report-store.ts';

interface MemoryReportStore extends ReportStore {
  /** What was put, in order. */
  readonly files: readonly ReportFile[];
}

/** Reports in memory. */
export function memoryReportStore(): MemoryReportStore {
  const files: ReportFile[] = [];
  return {
    files,
    async put(file) {
      files.push(file);
      return { location: `memory:${file.name}` };
    },
    async link(name) {
      return { url: `https://reports.example.com/${name}`, expiresAt: '2026-12-31T00:00:00.000Z' };
    },
  };
}
