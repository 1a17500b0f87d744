import { Redis } from 'ioredis';

import type { SharedCounter } from './shared-meter.ts';

export interface RedisCounter extends SharedCounter {
  readonly connected: boolean;
  close(): void;
}

/** Counts in Redis. Commands fail at once while it is away; it is tried again by itself. */
export function openRedisCounter(url: string, onError: (error: Error) => void): RedisCounter {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    commandTimeout: 250,
    connectTimeout: 2_000,
    retryStrategy: (attempt) => Math.min(5_000, attempt * 200),
  });
  redis.on('error', onError);
  return {
    get connected() {
      return redis.status === 'ready';
    },
    async add(key, n, windowMs) {
      const name = `gridweave:rate:${key}`;
      const replies = await redis.multi().incrby(name, n).pexpire(name, windowMs).exec();
      const [error, sum] = replies?.[0] ?? [new Error('Redis did not answer')];
      if (error) throw error;
      return Number(sum);
    },
    close() {
      redis.disconnect();
    },
  };
}
