import type { ChangeEvent } from '../../lib/domain/change/change-event.ts';
import { consoleEvent } from '../builders.ts';

/** A change by hand that carries no risk. */
export const consoleChange = (id: string, given: Partial<ChangeEvent> = {}): ChangeEvent =>
  consoleEvent({ id, risks: [], ...given });

/** A call that only looks. */
export const readCall = (id: string): ChangeEvent =>
  consoleChange(id, { action: 'DescribeInstances', effect: 'read' });
