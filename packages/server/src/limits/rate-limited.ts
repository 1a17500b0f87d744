import { GridweaveError } from '@gridweave/kit';

import type { Meter } from './meter.ts';

const words = {
  requests: { zh: '请求', en: 'requests' },
  fields: { zh: '对同一根字段的调用', en: 'calls of one root field' },
  cost: { zh: '条估计读取的记录', en: 'estimated records' },
} as const;

export type RateLimit = keyof typeof words;

/** The refusal of a client that used up a quota; it says which and when to come back. */
export class RateLimited extends GridweaveError {
  readonly retryAfter: number;

  constructor(limit: RateLimit, meter: Pick<Meter, 'quota' | 'resetsIn'>, fieldKey?: string) {
    const retryAfter = Math.max(1, Math.min(60, meter.resetsIn));
    const field = fieldKey?.split(':').reverse().join('.');
    const on = field === undefined ? '' : ` (${field})`;
    super(
      'RATE_LIMITED',
      {
        zh: `请求过于频繁:每分钟最多 ${meter.quota} ${words[limit].zh}${on}。请在 ${retryAfter} 秒后重试,或合并请求`,
        en: `Too many requests: at most ${meter.quota} ${words[limit].en}${on} a minute. Try again in ${retryAfter} s, or combine requests`,
      },
      { limit, quota: meter.quota, retryAfter, ...(field === undefined ? {} : { field }) },
    );
    this.retryAfter = retryAfter;
  }
}
