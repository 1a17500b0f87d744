import { lookup as systemLookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { allowsAddress, type TargetRules } from './target-rules.ts';

/** Resolves a name to all its addresses, as `dns.lookup` does. */
export type Resolve = (
  host: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** A connection was not made because its address may not be reached. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/**
 * The look-up of a connection: what it resolves is what is connected to, so a name that resolves to something else a
 * moment later gains nothing. One address that may not be reached refuses the name.
 */
export function guardedLookup(rules: TargetRules, protocol: string, resolve: Resolve = systemLookup): LookupFunction {
  return (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => !allowsAddress(rules, protocol, address)))
        return callback(new AddressRefused(`${host} resolves to an address that may not be reached`), '');
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
