export { discardLeftovers } from './discard.ts';
export { throwAwayFlags } from './flags.ts';
export { startEmbedded, type Embedded, type EmbeddedOptions } from './start-embedded.ts';
