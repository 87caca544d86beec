import type { DeliveryLog } from '../../ports/violation-store.ts';

/** Deliveries in memory. */
export function memoryDeliveryLog(): DeliveryLog {
  const delivered = new Set<string>();
  const key = (fingerprint: string, channel: string) => JSON.stringify([fingerprint, channel]);
  return {
    async wasDelivered(fingerprint, channel) {
      return delivered.has(key(fingerprint, channel));
    },
    async markDelivered(fingerprint, channel) {
      delivered.add(key(fingerprint, channel));
    },
  };
}
