import { labelsFrom } from '@gridweave/kit';

/** Labels of what arrives each hour. */
export const hourly = labelsFrom('environment', 'realtime');
