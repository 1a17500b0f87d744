import type { Title } from '../label/label.ts';
import type { RecordWriter } from '../type/record-writer.ts';
import type { WorkContext } from './work-context.ts';

/** What a job works with; its transaction commits when it returns. */
export interface JobContext extends WorkContext {
  /** The moment that the schedule names, which may be a while ago when no server ran then. */
  readonly due: Date;
  /** Writes records with their history and the change log. */
  readonly records: RecordWriter;
}

/** Work that a plugin does by itself at set times, on one server process at a time. */
export interface JobDefinition {
  readonly kind: 'job';
  /** Lower-case words with hyphens, unique within the plugin: `mark-overdue`. */
  readonly name: string;
  readonly title: Title;
  /** Five fields of cron in Beijing time: `30 2 * * *` is half past two each night. */
  readonly schedule: string;
  /** How long it may take; 60 unless told, at most 600. */
  readonly seconds: number;
  /** Does the work; what it returns is kept as the result of the run, for admins: counts, never data of persons. */
  readonly run: (context: JobContext) => Promise<string | undefined>;
}

/**
 * Declares a job. A moment that was missed while no server ran is made up for once, so a job does what is due, not
 * what one moment asks for:
 *
 * ```ts
 * export const markOverdue = defineJob({ name: 'mark-overdue', title: { zh: '标记逾期', en: 'Mark overdue' },
 *   schedule: '0 2 * * *', run: async ({ transaction, due }) => `${await mark(transaction, due)} marked` });
 * ```
 */
export function defineJob(options: Omit<JobDefinition, 'kind' | 'seconds'> & { seconds?: number }): JobDefinition {
  return { kind: 'job', seconds: 60, ...options };
}
