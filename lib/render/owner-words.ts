import type { OwnerEngine, Ownership } from '../domain/change/ownership.ts';
import type { OwnerRow } from '../domain/scorecard/report.ts';
import { plain } from './escape.ts';
import { timeText } from './report-words.ts';

const engineNames: Readonly<Record<OwnerEngine, string>> = {
  cloudformation: 'CloudFormation',
  terraform: 'Terraform',
  pulumi: 'Pulumi',
};

const longest = 160;

/** `owned by Terraform module.web.aws_security_group.web in prod.tfstate`; one harmless line. */
export function ownerText(owner: Ownership): string {
  if (owner.kind === 'unknown') return `owner unknown: ${plain(owner.reason, 400)}`;
  if (owner.kind === 'unowned') {
    return owner.asOf === undefined
      ? 'no code owns it'
      : `no code owned it at ${timeText(plain(owner.asOf))}`;
  }
  const { engine, unit, address, constructPath, through } = owner;
  const name = plain(constructPath ?? address, longest);
  const place = plain(unit, longest);
  const what = engine === 'cloudformation' ? `stack ${place}, ${name}` : `${name} in ${place}`;
  const part =
    through === undefined ? '' : ` (what changed is a part of it: ${plain(through, longest)})`;
  return `owned by ${engineNames[engine]} ${what}${part}`;
}

/** `Terraform prod.tfstate`: the unit that is deployed as one; one harmless line. */
export function unitOwnerText(owner: OwnerRow['owner']): string {
  if (owner.kind === 'owned') return `${engineNames[owner.engine]} ${plain(owner.unit, longest)}`;
  return owner.kind === 'unowned' ? 'no code' : 'unknown';
}
