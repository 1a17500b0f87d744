import { defineJob } from '@gridweave/kit';
import { sql } from 'kysely';
import { environmentSettings } from '../settings.ts';

const dayMs = 86_400_000;
/** In one run; the rest goes the next night. */
const most = 200_000;

/** Each night deletes raw readings that are older than they are kept, the oldest first; the hours made of them stay. */
export const forgetRawReadings = defineJob({
  name: 'forget-raw-readings',
  title: { zh: '清理过期的原始监测数据', en: 'Forget raw readings that are too old' },
  schedule: '40 2 * * *',
  seconds: 300,
  async run({ transaction, settings, due }) {
    // a day more than they may be recorded, so that no hour is made again of a part of its readings
    const before = new Date(due.getTime() - (settings(environmentSettings).rawDays + 1) * dayMs).toISOString();
    const { numAffectedRows } = await sql`
      delete from environment.raw_reading where (street_code, monitoring_point_id, indicator, observed_at) in (
        select street_code, monitoring_point_id, indicator, observed_at from environment.raw_reading
        where observed_at < ${before}::timestamptz order by observed_at limit ${most})`.execute(transaction);
    return `${numAffectedRows} readings from before ${before}`;
  },
});
