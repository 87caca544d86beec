import { answered, parameter } from '../parameters.ts';
import { type Check, putIn, takenOut, valuesAt } from './check.ts';

type Row = readonly [calls: RegExp, named: string, list: RegExp];

/**
 * Calls that add an entry to a list of the resource, or take it away: the call with its verb, the
 * parameter or answer that names the entry, and the list. Where Cloud Control shows no such list, its
 * name is that of the own read (`lib/adapters/aws/own-reads/`).
 */
const rows: readonly Row[] = [
  [/^iam:(Attach|Detach)(?:Role|User|Group)Policy$/, 'policyArn', /^ManagedPolicyArns\.\d+$/],
  [/^iam:(Put|Delete)(?:Role|User|Group)Policy$/, 'policyName', /^Policies\.\d+\.PolicyName$/],
  [/^iam:(Add|Remove)RoleToInstanceProfile$/, 'roleName', /^Roles\.\d+$/],
  [/^iam:(Remove)RoleFromInstanceProfile$/, 'roleName', /^Roles\.\d+$/],
  [/^iam:(Add|Remove)User(?:To|From)Group$/, 'userName', /^Users\.\d+\.UserName$/],
  [/^iam:(Create|Delete)AccessKey$/, 'accessKeyId', /^AccessKeyMetadata\.\d+\.AccessKeyId$/],
  [/^iam:(Enable|Deactivate)MFADevice$/, 'serialNumber', /^MFADevices\.\d+\.SerialNumber$/],
  [/^iam:(Create|Delete)PolicyVersion$/, 'versionId', /^Versions\.\d+\.VersionId$/],
  [/^iam:(Set)DefaultPolicyVersion$/, 'versionId', /^DefaultVersionId$/],
  [/^ec2:(Attach|Detach)InternetGateway$/, 'vpcId', /^Attachments\.\d+\.VpcId$/],
  [/^ec2:(Attach|Detach)Volume$/, 'instanceId', /^Attachments\.\d+\.InstanceId$/],
  [/^ec2:(Associate)Address$/, 'associationId', /^Addresses\.\d+\.AssociationId$/],
  [/^lambda:(Add|Remove)Permission$/, 'statementId', /^Policy\.Statement\.\d+\.Sid$/],
  [/^(?:sns|sqs):(Add|Remove)Permission$/, 'label', /^Policy\.Statement\.\d+\.Sid$/],
  [/^sns:(Subscribe)$/, 'endpoint', /^Subscription\.\d+\.Endpoint$/],
  [/^events:(Put|Remove)Targets$/, 'id', /^Targets\.\d+\.Id$/],
  [/^kms:(Create|Revoke|Retire)Grant$/, 'grantId', /^Grants\.\d+\.GrantId$/],
];

const takingOut = /^(?:De|Re(?:move|voke|tire)|Dis)/;

export const listEntries: Check = (event, live) => {
  const call = `${event.service}:${event.action}`;
  for (const [calls, named, list] of rows) {
    const verb = calls.exec(call)?.[1];
    const name =
      verb === undefined ? undefined : (answered(event, named) ?? parameter(event, named));
    if (verb === undefined || name === undefined) continue;
    const there = valuesAt(live, list).includes(name);
    return takingOut.test(verb) ? takenOut(there, name) : putIn(there, name);
  }
  return undefined;
};
