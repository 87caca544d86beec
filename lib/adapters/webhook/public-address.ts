import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/**
 * Ranges that lead into a network and not to the internet, after IANA's special-purpose registries
 * (RFC 6890): the instance's own metadata service (169.254.169.254, fd00:ec2::254) is in two of them.
 */
const notPublic4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;

/** Of IPv6 only 2000::/3 is handed out; inside it, these are tunnels and documentation. */
const notPublic6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const closed = new BlockList();
for (const [net, bits] of notPublic4) closed.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of notPublic6) closed.addSubnet(net, bits, 'ipv6');
const handedOut = new BlockList();
handedOut.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address is one on the internet; false for what is no address. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.check(address, 'ipv4');
  return family === 6 && handedOut.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

/** The error of an address that must not be reached; it names no address. */
export class PrivateAddressError extends Error {
  readonly code = 'EPRIVATE';
  constructor() {
    super('its address is not one on the internet');
  }
}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;
type Resolve = (
  hostname: string,
  options: LookupOptions & { readonly all: true },
  found: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * `dns.lookup` for a connection: what it answers is what is connected to, so a name cannot point to one
 * address when it is checked and to another afterwards. One private address among several refuses all.
 */
export const publicLookup =
  (resolve: Resolve = lookup) =>
  (hostname: string, options: LookupOptions, found: Found): void => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return found(error, []);
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
        return found(new PrivateAddressError(), []);
      }
      return options.all ? found(null, addresses) : found(null, first.address, first.family);
    });
  };
