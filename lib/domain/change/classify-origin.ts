import type { ChangeEvent } from './change-event.ts';
import type { OriginVerdict } from './origin.ts';
import type { ChangePolicy } from './policy.ts';

export function classifyOrigin(_event: ChangeEvent, _policy: ChangePolicy): OriginVerdict {
  throw new Error('being written');
}
