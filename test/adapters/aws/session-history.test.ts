import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import { sessionHistory } from '../../../lib/adapters/aws/session-history.ts';
import { identityCenter } from '../../helpers/record.ts';
import { assumeRole } from '../../helpers/sessions.ts';

const key = 'ASIAEXAMPLE000000001';
const cloudtrail = mockClient(CloudTrailClient);
const regions: string[] = [];

const sessions = () => {
  cloudtrail.reset();
  regions.length = 0;
  return sessionHistory(
    (region) => {
      regions.push(region);
      return new CloudTrailClient({ region });
    },
    () => async () => {},
  );
};
const item = (raw: unknown) => ({ EventId: 'e', CloudTrailEvent: JSON.stringify(raw) });

test('finds the call by the credentials it handed out, on whichever page', async () => {
  const history = sessions();
  const issuing = assumeRole(identityCenter('jane@example.com'), key);
  cloudtrail
    .on(LookupEventsCommand)
    .resolvesOnce({ Events: [item(assumeRole({ type: 'Unknown' }, 'ASIAOTHER'))], NextToken: 'n' })
    .resolvesOnce({ Events: [{ EventId: 'broken', CloudTrailEvent: '{' }], NextToken: 'm' })
    .resolvesOnce({ Events: [item(issuing)] });
  const found = await history.issuing(key, 'eu-central-1');
  expect(found).toMatchObject({
    issued: { credentialId: key },
    actor: { name: 'jane@example.com' },
  });
  expect(cloudtrail.commandCalls(LookupEventsCommand)[0]?.args[0].input).toMatchObject({
    LookupAttributes: [{ AttributeKey: 'ResourceName', AttributeValue: key }],
  });
});

test('looks where the global endpoint is as well, and asks no client twice to be made', async () => {
  const history = sessions();
  cloudtrail.on(LookupEventsCommand).resolves({ Events: [] });
  expect(await history.issuing(key, 'eu-central-1')).toBeUndefined();
  expect(await history.issuing(key, 'us-east-1')).toBeUndefined();
  expect(regions).toEqual(['eu-central-1', 'us-east-1']);
  expect(cloudtrail.commandCalls(LookupEventsCommand)).toHaveLength(3);
});

test.each(['AKIAEXAMPLE000000001', 'x', `${key}'`])('does not look for %s', async (id) => {
  const history = sessions();
  expect(await history.issuing(id, 'eu-central-1')).toBeUndefined();
  expect(cloudtrail.calls()).toHaveLength(0);
});

test('a failure names the call and the region', async () => {
  const history = sessions();
  cloudtrail.on(LookupEventsCommand).rejects(new Error('slow down'));
  await expect(history.issuing(key, 'eu-central-1')).rejects.toThrow(
    /cloudtrail:LookupEvents.*eu-central-1/,
  );
});
