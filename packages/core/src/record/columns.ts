import { c } from '@gridweave/kit';

/** Which department a record came from, when it was recorded and last changed; all three have defaults. */
export const recordColumns = { source: c.text, recorded_at: c.timestamptz, updated_at: c.timestamptz } as const;
