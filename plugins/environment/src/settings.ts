import { defineSettings } from '@gridweave/kit';
import { z } from 'zod';

/** What a deployment sets for the environment. */
export const environmentSettings = defineSettings(
  z.strictObject({
    rawDays: z
      .number()
      .int()
      .min(90)
      .max(3_650)
      .default(90)
      .describe('原始监测数据保留的天数 / days that raw readings are kept'),
  }),
);
