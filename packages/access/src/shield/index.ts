export { guardSchema, shieldTree } from './guard-schema.ts';
export type { ShieldContext } from './rules.ts';
