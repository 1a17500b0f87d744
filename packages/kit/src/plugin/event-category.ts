import type { Title } from '../label/label.ts';
import type { CodeTable } from '../type/code-table.ts';

/** How time runs for a limit: in working hours, round the clock (urgent), or in working days. */
export type TimeLimitUnit = 'working-hours' | 'urgent-hours' | 'working-days';

/** How long the handling of a category may take in one situation 情形: `{ situation: title, amount: 3, unit: 'urgent-hours' }`. */
export interface EventTimeLimit {
  /** Unique within the category; what an event names as its situation is the Chinese title. */
  readonly situation: Title;
  readonly amount: number;
  readonly unit: TimeLimitUnit;
}

/** A local minor category of events 事件小类 (GB/T 30428.2): who handles its events, and within what time. */
export interface EventCategory {
  readonly kind: 'event-category';
  /** 2 digits of the major category and 3 of the minor, 080 to 999: `02080`. */
  readonly code: string;
  readonly title: Title;
  /** The unit that events of the category are dispatched to. */
  readonly handledBy: Title;
  /** At least one; the first is the limit when an event names no situation. */
  readonly limits: readonly EventTimeLimit[];
}

/**
 * Declares a category of events:
 *
 * ```ts
 * export const blockedExit = defineEventCategory({ code: '05081', title: { zh: '安全出口堵塞', en: 'Blocked exit' },
 *   handledBy: { zh: '消防救援大队', en: 'Fire and rescue brigade' },
 *   limits: [{ situation: { zh: '一般', en: 'ordinary' }, amount: 8, unit: 'urgent-hours' }] });
 * ```
 */
export function defineEventCategory(options: Omit<EventCategory, 'kind'>): EventCategory {
  return { kind: 'event-category', ...options };
}

/** Which categories of events there are before plugins declare any; declared by the core only. */
export interface EventDirectory {
  /** The major categories that codes begin with. */
  readonly majors: CodeTable;
  /** The standard categories: minors 001 to 079. */
  readonly standard: readonly EventCategory[];
}
