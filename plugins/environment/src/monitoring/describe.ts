import { airQuality, type Concentrations } from './air-quality.ts';
import { hourInShenzhen, isNight, noiseLimits } from './noise.ts';

/** The last hour of a monitoring point. */
export interface LastHour extends Concentrations {
  readonly observed_at: string | null;
  readonly acoustic_area: string | null;
  readonly leq: number | null;
}

/**
 * Says the last hour in words: `良,AQI 78,首要污染物 PM2.5` or `夜间 53.2 dB(A),超过 2 类标准 50 dB(A)`.
 * Null where the point has no values.
 */
export function describeQuality(last: LastHour): string | null {
  const parts = [describeAir(last), describeNoise(last)].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join(';');
}

function describeAir(last: LastHour): string | undefined {
  const air = airQuality(last);
  if (!air) return undefined;
  return `${air.level},AQI ${air.index}${air.due.length === 0 ? '' : `,首要污染物 ${air.due.join('、')}`}`;
}

function describeNoise({ leq, acoustic_area, observed_at }: LastHour): string | undefined {
  if (leq === null || observed_at === null) return undefined;
  const night = isNight(hourInShenzhen(observed_at));
  const limits = acoustic_area === null ? undefined : noiseLimits[acoustic_area];
  const said = `${night ? '夜间' : '昼间'} ${leq.toFixed(1)} dB(A)`;
  if (!limits) return said;
  const limit = night ? limits.night : limits.day;
  return `${said},${leq > limit ? '超过' : '符合'} ${acoustic_area} 类标准 ${limit} dB(A)`;
}
