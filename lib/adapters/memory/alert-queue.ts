import { type Spoken, silence } from '../../domain/alert/pace.ts';
import type { Violation } from '../../domain/violation/violation.ts';
import type { AlertQueue } from '../../ports/alert-queue.ts';

/** What channels will tell later, in memory. */
export function memoryAlertQueue(): AlertQueue {
  const held = new Map<string, Map<string, Violation>>();
  const said = new Map<string, { readonly spoken: Spoken; readonly version: number }>();
  return {
    async hold(channel, violations) {
      const aside = held.get(channel) ?? new Map<string, Violation>();
      for (const it of violations) aside.set(it.fingerprint, aside.get(it.fingerprint) ?? it);
      held.set(channel, aside);
    },
    async isHeld(channel, fingerprint) {
      return held.get(channel)?.has(fingerprint) ?? false;
    },
    async held(channel, atMost) {
      return [...(held.get(channel)?.values() ?? [])].slice(0, atMost);
    },
    async release(channel, fingerprint) {
      held.get(channel)?.delete(fingerprint);
    },
    async spoken(channel) {
      return said.get(channel) ?? { spoken: silence, version: 0 };
    },
    async speak(channel, spoken, version) {
      if ((said.get(channel)?.version ?? 0) !== version) return false;
      said.set(channel, { spoken, version: version + 1 });
      return true;
    },
  };
}
