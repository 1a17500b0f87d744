import { isLoopback, isPublic, isWithin, type Network } from './network.ts';

/** Where webhooks may be sent. */
export interface TargetRules {
  /** Networks that are not public and may be reached all the same, a city's intranet for example. */
  readonly networks: readonly Network[];
  /** Lets http go to the machine itself, for tests and development. */
  readonly httpToLoopback: boolean;
}

/** Whether an address may be connected to with a protocol. */
export function allowsAddress(rules: TargetRules, protocol: string, address: string): boolean {
  if (protocol === 'http:') return rules.httpToLoopback && isLoopback(address);
  return protocol === 'https:' && (isPublic(address) || isWithin(address, rules.networks));
}
