export { type Account, Accounts } from './accounts.ts';
export { chargeCost, chargeFields, chargeRequest } from './charge.ts';
export { useFieldLimiter } from './field-limiter.ts';
export { rateHeaders } from './rate-headers.ts';
export { RateLimited } from './rate-limited.ts';
export { openRedisCounter, type RedisCounter } from './redis-counter.ts';
