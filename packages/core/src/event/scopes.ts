import { defineScope, type NamedScope, scopeOn, type Title } from '@gridweave/kit';
import { type Expression, sql, type SqlBool } from 'kysely';
import { EventMajor, EventSource } from '../codes/index.ts';
import { Event } from './tables.ts';

type EventWhere = Parameters<typeof scopeOn<(typeof Event)['table']['columns'], 'core'>>[1];

function scopeOfEvents(name: string, title: Title, where: EventWhere): NamedScope {
  return defineScope({ name, title, on: [scopeOn(Event, where)] });
}

const hyphenated = (name: string) => name.toLowerCase().replaceAll('_', '-');

/** `events-emergency` and so on: the events of one major category, for departments that handle only these. */
export const eventsOfMajors: readonly NamedScope[] = EventMajor.values.map(({ name, code, zh, en }) =>
  scopeOfEvents(
    `events-${hyphenated(name)}`,
    { zh: `事件:${zh}`, en: `Events: ${en}` },
    (row): Expression<SqlBool> => sql`(${row.major} = ${sql.lit(code)})`,
  ),
);

/** `events-from-hotline` and so on: the events of one source. */
export const eventsFromSources: readonly NamedScope[] = EventSource.values.map(({ name, code, zh, en }) =>
  scopeOfEvents(
    `events-from-${hyphenated(name)}`,
    { zh: `事件来源:${zh}`, en: `Events from: ${en}` },
    (row): Expression<SqlBool> => sql`(${row.source} = ${sql.lit(code)})`,
  ),
);

/** Disputes 矛盾纠纷. */
export const disputes = scopeOfEvents(
  'events-disputes',
  { zh: '矛盾纠纷', en: 'Disputes' },
  (row): Expression<SqlBool> => sql`(${row.dispute_kind} is not null)`,
);

/** Events that are not closed. */
export const openEvents = scopeOfEvents(
  'events-open',
  { zh: '未结案事件', en: 'Events that are not closed' },
  (row): Expression<SqlBool> => sql`(${row.closed_at} is null)`,
);
