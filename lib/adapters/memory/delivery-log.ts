import type { Clock } from '../../ports/clock.ts';
import type { DeliveryLog } from '../../ports/violation-store.ts';

const stoppedClock: Clock = { now: () => new Date(0) };

/** Deliveries in memory. Without a clock, what is claimed stays so. */
export function memoryDeliveryLog(clock: Clock = stoppedClock): DeliveryLog {
  const delivered = new Set<string>();
  const claimedUntilMs = new Map<string, number>();
  const keyOf = (fingerprint: string, channel: string) => JSON.stringify([fingerprint, channel]);
  return {
    async wasDelivered(fingerprint, channel) {
      return delivered.has(keyOf(fingerprint, channel));
    },
    async markDelivered(fingerprint, channel) {
      delivered.add(keyOf(fingerprint, channel));
    },
    async claim(fingerprint, channel, forMs) {
      const key = keyOf(fingerprint, channel);
      const nowMs = clock.now().getTime();
      if (delivered.has(key) || nowMs < (claimedUntilMs.get(key) ?? nowMs)) return false;
      claimedUntilMs.set(key, nowMs + forMs);
      return true;
    },
    async giveBack(fingerprint, channel) {
      claimedUntilMs.delete(keyOf(fingerprint, channel));
    },
  };
}
