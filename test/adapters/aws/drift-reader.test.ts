import { CloudControlClient, GetResourceCommand } from '@aws-sdk/client-cloudcontrol';
import {
  CloudFormationClient,
  DetectStackResourceDriftCommand,
} from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { awsDriftReader } from '../../../lib/adapters/aws/drift-reader.ts';
import { sdkCalls } from '../../../lib/adapters/aws/own-reads/call-service.ts';
import { memoryClock } from '../../../lib/adapters/memory/clock.ts';
import type { Ownership } from '../../../lib/domain/change/ownership.ts';
import { eventOf } from '../../helpers/judged.ts';
import { record } from '../../helpers/record.ts';

const cloudFormation = mockClient(CloudFormationClient);
const cloudControl = mockClient(CloudControlClient);
const readAt = '2026-11-23T10:06:00.000Z';

const reader = awsDriftReader({
  callService: sdkCalls(),
  regions: ['eu-central-1', 'us-east-1'],
  clock: memoryClock(readAt),
});

const attached = eventOf(
  record({
    eventSource: 'iam.amazonaws.com',
    eventName: 'AttachRolePolicy',
    awsRegion: 'us-east-1',
    requestParameters: { roleName: 'App', policyArn: 'arn:aws:iam::aws:policy/X' },
    responseElements: null,
  }),
);
const owner: Ownership = {
  kind: 'owned',
  engine: 'cloudformation',
  unit: 'Shop',
  address: 'AppRole',
  resourceId: 'App',
  resourceType: 'AWS::IAM::Role',
};
const drift = (StackResourceDriftStatus: string, more: object = {}) => ({
  StackResourceDrift: {
    StackId: 'x',
    LogicalResourceId: 'AppRole',
    ResourceType: 'AWS::IAM::Role',
    Timestamp: new Date(0),
    StackResourceDriftStatus: StackResourceDriftStatus as 'MODIFIED',
    ...more,
  },
});
const live = (properties: object) =>
  cloudControl
    .on(GetResourceCommand)
    .resolves({ ResourceDescription: { Properties: JSON.stringify(properties) } });
const failing = (name: string, message = name) => Object.assign(new Error(message), { name });

beforeEach(() => {
  cloudFormation.reset();
  cloudControl.reset();
  live({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/X'] });
});

describe('drift reader', () => {
  it('gives the tags of the live resource, and none where it has none', async () => {
    cloudFormation.on(DetectStackResourceDriftCommand).resolves(drift('IN_SYNC'));
    expect(await reader.read(attached, owner)).not.toHaveProperty('tags');
    live({ Tags: [{ Key: 'team', Value: 'payments' }] });
    const { tags } = await reader.read(attached, owner);
    expect(tags).toEqual([{ key: 'team', value: 'payments' }]);
  });

  it('gives the properties that differ, each in its own way', async () => {
    cloudFormation.on(DetectStackResourceDriftCommand).resolves(
      drift('MODIFIED', {
        PropertyDifferences: [
          {
            PropertyPath: '/ManagedPolicyArns/0',
            ExpectedValue: 'null',
            ActualValue: 'X',
            DifferenceType: 'ADD',
          },
          {
            PropertyPath: '/Description',
            ExpectedValue: 'a',
            ActualValue: 'null',
            DifferenceType: 'REMOVE',
          },
          {
            PropertyPath: '/Path',
            ExpectedValue: '/',
            ActualValue: '/x/',
            DifferenceType: 'NOT_EQUAL',
          },
        ],
      }),
    );
    expect(await reader.read(attached, owner)).toEqual({
      kind: 'differs',
      source: 'stack Shop',
      readAt,
      properties: [
        { path: '/ManagedPolicyArns/0', actual: 'X', change: 'added' },
        { path: '/Description', expected: 'a', change: 'removed' },
        { path: '/Path', expected: '/', actual: '/x/', change: 'changed' },
      ],
      touched: { kind: 'still-there', detail: 'arn:aws:iam::aws:policy/X is there' },
    });
  });

  it('says that a change stands that the template says nothing of', async () => {
    cloudFormation.on(DetectStackResourceDriftCommand).resolves(drift('IN_SYNC'));
    expect(await reader.read(attached, owner)).toMatchObject({
      kind: 'in-sync',
      touched: { kind: 'still-there' },
    });
  });

  it.each([
    ['DELETED', 'gone', undefined],
    ['UNSUPPORTED', 'unknown', 'CloudFormation cannot compare resources of type AWS::IAM::Role'],
    ['NOT_CHECKED', 'unknown', 'CloudFormation cannot compare resources of type AWS::IAM::Role'],
    ['UNKNOWN', 'unknown', 'no rights'],
  ])('%s is %s', async (status, kind, reason) => {
    cloudFormation
      .on(DetectStackResourceDriftCommand)
      .resolves(drift(status, { DriftStatusReason: 'no rights' }));
    expect(await reader.read(attached, owner)).toMatchObject({ kind, ...(reason && { reason }) });
  });

  it('looks for the stack of a global resource in all regions', async () => {
    cloudFormation
      .on(DetectStackResourceDriftCommand)
      .rejectsOnce(failing('ValidationError', 'Stack [Shop] does not exist'))
      .resolves(drift('IN_SYNC'));
    expect((await reader.read(attached, owner)).kind).toBe('in-sync');
    expect(cloudFormation.commandCalls(DetectStackResourceDriftCommand)).toHaveLength(2);
  });

  it('names the right it lacks', async () => {
    cloudFormation.on(DetectStackResourceDriftCommand).rejects(failing('AccessDenied'));
    cloudControl.on(GetResourceCommand).rejects(failing('AccessDeniedException'));
    expect(await reader.read(attached, owner)).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('allow cloudformation:DetectStackResourceDrift'),
      touched: {
        kind: 'unknown',
        reason: expect.stringContaining('allow cloudformation:GetResource'),
      },
    });
  });

  it.each([
    ['ResourceNotFoundException', 'no-longer'],
    ['UnsupportedActionException', 'unknown'],
    ['ThrottlingException', 'unknown'],
  ])('%s: the change is %s', async (name, kind) => {
    cloudControl.on(GetResourceCommand).rejects(failing(name));
    expect(await reader.read(attached, undefined)).toMatchObject({
      kind: 'unknown',
      touched: { kind },
    });
  });

  it('compares nothing that another engine owns, and says what would', async () => {
    const theirs = { ...owner, engine: 'terraform' as const };
    expect(await reader.read(attached, theirs)).toMatchObject({
      kind: 'unknown',
      reason: 'only terraform plan compares a terraform resource with its code',
      touched: { kind: 'still-there' },
    });
    expect(cloudFormation.calls()).toHaveLength(0);
  });

  it('says when it cannot tell what to read', async () => {
    const made = eventOf(
      record({
        eventSource: 'medialive.amazonaws.com',
        eventName: 'CreateChannel',
        requestParameters: { name: 'x' },
      }),
    );
    expect(await reader.read(made, undefined)).toMatchObject({ touched: { kind: 'unknown' } });
    expect(cloudControl.calls()).toHaveLength(0);
  });
});
