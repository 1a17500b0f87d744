import ipaddr from 'ipaddr.js';

/** A range of addresses: an address and how many of its bits count. */
export type Network = readonly [address: ipaddr.IPv4 | ipaddr.IPv6, bits: number];

/** Reads `10.20.0.0/16` or a single address; undefined for anything else. */
export function readNetwork(text: string): Network | undefined {
  // the library would take 10.1 and 0x0a.0.0.1 for addresses
  const isPlain = text.includes(':') || /^\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?$/.test(text);
  if (!isPlain) return undefined;
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  if (!ipaddr.isValid(text)) return undefined;
  const address = ipaddr.parse(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/** Whether an address is one of the internet, and not of a network behind it. */
export function isPublic(text: string): boolean {
  return ipaddr.process(text).range() === 'unicast';
}

export function isLoopback(text: string): boolean {
  return ipaddr.process(text).range() === 'loopback';
}

/** Whether an address lies in one of the networks. IPv4 within IPv6 is taken for what it is. */
export function isWithin(text: string, networks: readonly Network[]): boolean {
  const address = ipaddr.process(text);
  return networks.some(([network, bits]) => address.kind() === network.kind() && address.match(network as any, bits));
}
