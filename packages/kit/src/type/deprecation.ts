import type { Title } from '../label/label.ts';

/** A field on its way out: why and what to use instead, since when, and the day after which it may be removed. */
export interface Deprecation {
  readonly reason: Title;
  /** `YYYY-MM-DD` */
  readonly on: string;
  /** `YYYY-MM-DD` */
  readonly removeAfter: string;
}

/** What `@deprecated` says in the schema. */
export function deprecationText({ reason, on, removeAfter }: Deprecation): string {
  return `${reason.zh}(${on} 起弃用,${removeAfter} 后移除) / ${reason.en} (deprecated on ${on}, removed after ${removeAfter})`;
}

/** The day after which a field may be removed, as the schema says it; undefined where it says none. */
export function removalDay(text: string | null | undefined): string | undefined {
  return /, removed after (\d{4}-\d{2}-\d{2})\)$/.exec(text ?? '')?.[1];
}
