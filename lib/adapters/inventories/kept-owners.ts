import { buildOwnerIndex, type OwnerIndex } from '../../domain/change/owner-index.ts';
import type { Ownership } from '../../domain/change/ownership.ts';
import type { Clock } from '../../ports/clock.ts';
import type { InventoryStore } from '../../ports/inventory-store.ts';
import type { Owners } from '../../ports/owners.ts';

interface KeptOwnersDeps {
  readonly store: Pick<InventoryStore, 'load'>;
  readonly clock: Clock;
}

const lookAgainMs = 5 * 60_000;

/** Owners by the inventory that was kept last; looked for anew when the last look is five minutes old. */
export function keptOwners({ store, clock }: KeptOwnersDeps): Owners {
  let index: OwnerIndex | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  const refresh = async () => {
    if (clock.now().getTime() - lookedAt < lookAgainMs) return;
    const loaded = await store.load();
    if (loaded !== 'unchanged') index = loaded && buildOwnerIndex(loaded);
    lookedAt = clock.now().getTime();
  };
  return {
    async ownerOf(event) {
      const { subjectKeys = [] } = event;
      try {
        await refresh();
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return unknown(`the inventory cannot be read: ${why}`);
      }
      const owner =
        index?.ownerOf(subjectKeys, event) ??
        unknown('no inventory was made yet, or it may not be read');
      const asOf = index?.readAt;
      return owner.kind === 'unowned' && asOf !== undefined ? { ...owner, asOf } : owner;
    },
  };
}

const unknown = (reason: string): Ownership => ({ kind: 'unknown', reason });
