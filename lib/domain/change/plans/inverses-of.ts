import type { Inverse } from './inverse.ts';
import { otherInverses } from './other-inverses.ts';
import { pairedInverses } from './paired-inverses.ts';

/** The commands that may undo a call such as `ec2:CreateVpc`; none when no inverse is known here. */
export function inversesOf(call: string): readonly Inverse[] {
  const command = pairedInverses.get(call);
  if (command !== undefined) return [{ command }];
  return Object.hasOwn(otherInverses, call) ? (otherInverses[call] ?? []) : [];
}
