import { randomUUID } from 'node:crypto';
import { identityCenter, opensPort, portRequest, type Raw, record } from '../helpers/record.ts';
import { account, homeRegion } from './cloud.ts';

const now = (): string => `${new Date().toISOString().slice(0, 19)}Z`;

/** A call made just now in the console, by a person of their own, so by an incident of its own. */
export const byHand = (person: string, given: Raw = {}): Raw =>
  record({
    eventID: randomUUID(),
    eventTime: now(),
    awsRegion: homeRegion,
    userIdentity: identityCenter(person),
    userAgent: 'AWS Internal',
    sessionCredentialFromConsole: 'true',
    ...given,
  });

/** The same person opens port 22 of a security group to the world. */
export const opensPort22 = (person: string, groupId: string, given: Raw = {}): Raw =>
  byHand(person, {
    ...opensPort,
    requestParameters: portRequest({ groupId }),
    ...given,
  });

/** What CloudFormation does on a person's behalf. */
export const byCloudFormation = (person: string, groupName: string): Raw =>
  record({
    eventID: randomUUID(),
    eventTime: now(),
    userIdentity: { ...identityCenter(person), invokedBy: 'cloudformation.amazonaws.com' },
    sourceIPAddress: 'cloudformation.amazonaws.com',
    userAgent: 'cloudformation.amazonaws.com',
    requestParameters: { groupName },
  });

/** A trail is stopped. */
export const stopsTrail = (person: string): Raw =>
  byHand(person, {
    eventSource: 'cloudtrail.amazonaws.com',
    eventName: 'StopLogging',
    requestParameters: { name: `arn:aws:cloudtrail:${homeRegion}:${account}:trail/main` },
    responseElements: null,
  });
