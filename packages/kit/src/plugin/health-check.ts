import type { Title } from '../label/label.ts';
import type { WorkContext } from './work-context.ts';

/** A look at what a plugin depends on: another system's API, or data that has to arrive. */
export interface HealthCheck {
  readonly kind: 'health-check';
  /** Lower-case words with hyphens, unique within the plugin: `alarm-system`. */
  readonly name: string;
  readonly title: Title;
  /** Returns when all is well, and throws a GridweaveError that says what is wrong otherwise; it changes nothing. */
  readonly check: (context: WorkContext) => Promise<void>;
}

/**
 * Declares a health check, which admins see and metrics show; the platform stays ready whatever it says:
 *
 * ```ts
 * export const alarmSystem = defineHealthCheck({ name: 'alarm-system', title: { zh: '报警平台', en: 'Alarm system' },
 *   check: async ({ signal, settings }) => { await ping(settings(fireSettings).alarms, signal); } });
 * ```
 */
export function defineHealthCheck(options: Omit<HealthCheck, 'kind'>): HealthCheck {
  return { kind: 'health-check', ...options };
}
