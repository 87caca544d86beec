import { describe, expect, it } from 'vitest';
import { eventOf } from '../../../helpers/judged.ts';
import { identityCenter, type Raw, record, role, root, user } from '../../../helpers/record.ts';

const evidenceOf = (given: Raw) => eventOf(record(given)).evidence;
const fieldsFor = (signal: string, given: Raw) =>
  evidenceOf(given)
    .filter((item) => item.signal === signal)
    .map(({ field, value, rank }) => [field, value, rank]);

const ssoRole =
  'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Admin_0123456789abcdef';

describe('what shows that credentials are a person’s', () => {
  const { sessionContext: _, ...withoutIssuer } = identityCenter('jane@example.com');

  it.each([
    ['the role of Identity Center', identityCenter('jane'), 'sessionIssuer.arn', ssoRole],
    [
      'the same in a copy without its issuer',
      withoutIssuer,
      'userIdentity.arn',
      'arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_0123456789abcdef',
    ],
    [
      'whom a role acts for',
      { ...role('app', 's'), onBehalfOf: { userId: 'u-1', identityStoreArn: 'arn:x' } },
      'userIdentity.onBehalfOf',
      'u-1',
    ],
    ['a user', user('jane'), 'userIdentity.type', 'IAMUser'],
    ['root', root, 'userIdentity.type', 'Root'],
    [
      'root, handed out centrally',
      { ...root, sessionContext: { assumedRoot: 'true' } },
      'sessionContext.assumedRoot',
      'true',
    ],
  ])('%s', (_name, userIdentity, field, value) => {
    expect(fieldsFor('person-credential', { userIdentity })).toEqual([[field, value, 'asserted']]);
  });

  it('the source identity is what a caller once wrote: a claim', () => {
    const userIdentity = role('app', 's', { sourceIdentity: 'jane' });
    expect(fieldsFor('person-credential', { userIdentity })).toEqual([
      ['sessionContext.sourceIdentity', 'jane', 'claimed'],
    ]);
  });

  it('nothing does for an ordinary role', () => {
    expect(fieldsFor('person-credential', { userIdentity: role('app', 's') })).toEqual([]);
  });
});

describe('“AWS Internal” is', () => {
  const internal = { ...user('jane'), invokedBy: 'AWS Internal' };
  const asserted = (given: Raw) =>
    evidenceOf({ userIdentity: internal, userAgent: 'AWS Internal', ...given })[0]?.signal;

  it.each([
    ['the console with a person’s address', {}, 'console'],
    [
      'the console with its flag',
      { sourceIPAddress: 'AWS Internal', sessionCredentialFromConsole: true },
      'console',
    ],
    ['a service otherwise', { sourceIPAddress: 'AWS Internal' }, 'service'],
    ['a service without an address', { sourceIPAddress: undefined }, 'service'],
  ])('%s', (_, given, signal) => expect(asserted(given)).toBe(signal));

  it('no proof of a service where it is only the address: programs are seen with it too', () => {
    const given = {
      userIdentity: role('app', 's'),
      userAgent: 'python-requests/2.32.3',
      sourceIPAddress: 'AWS Internal',
    };
    expect(evidenceOf(given).filter(({ rank }) => rank === 'asserted')).toEqual([]);
  });
});

describe('odd records', () => {
  const signIn = {
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    eventType: undefined,
    userAgent: 'curl/8.0',
    userIdentity: user('jane'),
  };

  it('a sign-in without its type is the console’s', () => {
    expect(fieldsFor('console', signIn)).toEqual([
      ['eventSource', 'signin.amazonaws.com', 'asserted'],
    ]);
  });

  it.each([
    ['a failed sign-in', { ...signIn, responseElements: { ConsoleLogin: 'Failure' } }, 'failed'],
    ['no user', { userIdentity: undefined }, 'succeeded'],
    ['no address and no agent', { sourceIPAddress: undefined, userAgent: undefined }, 'succeeded'],
    ['an empty error', { errorCode: '', errorMessage: null }, 'succeeded'],
    ['a null error', { errorCode: null }, 'succeeded'],
  ])('%s', (_, given, outcome) => {
    expect(eventOf(record(given)).outcome.kind).toBe(outcome);
  });

  it('readOnly as the word false is no read', () => {
    expect(eventOf(record({ readOnly: 'false' })).effect).toBe('configuration');
  });
});
