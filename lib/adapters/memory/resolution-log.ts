import type { Resolution } from '../../domain/change/resolution.ts';
import type { ResolutionLog } from '../../ports/resolution-log.ts';

/** How violations ended, in memory. */
export function memoryResolutionLog(): ResolutionLog {
  const known = new Map<string, { readonly at: string; readonly resolution: Resolution }>();
  return {
    async resolve({ fingerprint, at }, resolution) {
      if (known.has(fingerprint)) return 'known';
      known.set(fingerprint, { at, resolution });
      return 'new';
    },
    async list({ from, to }) {
      const [start, end] = [Date.parse(from), Date.parse(to)];
      return new Map(
        [...known].flatMap(([fingerprint, { at, resolution }]) =>
          start <= Date.parse(at) && Date.parse(at) < end
            ? [[fingerprint, resolution] as const]
            : [],
        ),
      );
    },
  };
}
