import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { isPublicAddress, publicLookup } from '../../../lib/adapters/webhook/public-address.ts';

describe('isPublicAddress', () => {
  it.each(['8.8.8.8', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2606:4700::1', '2a00::1'])(
    'yes: %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ['this machine', '127.0.0.1', '127.255.255.254', '0.0.0.0', '::1', '::'],
    ['metadata of an instance or a task', '169.254.169.254', '169.254.170.2', 'fd00:ec2::254'],
    ['private networks', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.0.1', 'fc00::1'],
    ['a carrier or a link', '100.64.0.1', 'fe80::1'],
    ['IPv4 in IPv6', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '64:ff9b::a00:1', '2002:a00:1::'],
    ['many at once', '224.0.0.1', '255.255.255.255', 'ff02::1'],
    ['documentation', '192.0.2.1', '2001:db8::1'],
    ['no address', 'hooks.slack.com', '0x7f000001', '', '10.0.0.1 '],
  ])('no: %s', (_, ...addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });
});

describe('publicLookup', () => {
  const look = (all: boolean, ...addresses: LookupAddress[]) =>
    new Promise((found) => {
      const lookup = publicLookup((_host, _options, done) => done(null, addresses));
      lookup('hooks.example.com', { all }, (error, address) => found(error?.message ?? address));
    });
  const open = { address: '8.8.8.8', family: 4 };
  const closed = { address: '10.0.0.1', family: 4 };

  it('answers in either form', async () => {
    expect(await look(false, open)).toBe('8.8.8.8');
    expect(await look(true, open)).toEqual([open]);
  });

  it.each([
    ['a private address', [closed]],
    ['a private address among public ones', [open, closed]],
    ['no address at all', []],
  ])('refuses %s', async (_, addresses) => {
    expect(await look(false, ...addresses)).toBe('its address is not one on the internet');
    expect(await look(true, ...addresses)).toBe('its address is not one on the internet');
  });
});
