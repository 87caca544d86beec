import type { Alert } from '../../domain/violation/alert.ts';
import type { Channel } from '../../ports/channel.ts';

export interface MemoryChannel extends Channel {
  /** What was delivered, in order. */
  readonly alerts: readonly Alert[];
}

/** A channel that collects what it is given. */
export function memoryChannel(name = 'memory'): MemoryChannel {
  const alerts: Alert[] = [];
  return {
    name,
    alerts,
    async deliver(alert) {
      alerts.push(alert);
    },
  };
}
