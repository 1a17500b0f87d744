import { c, defineTable, defineType } from '@gridweave/kit';

/** Categories of events, the standard ones and those that plugins declare: a reference table, written at each start. */
export const eventCategories = defineTable(
  'core',
  'event_category',
  {
    code: c.text,
    major: c.text,
    title_zh: c.text,
    title_en: c.text,
    plugin: c.text,
    handling_unit_zh: c.text,
    handling_unit_en: c.text,
    declared: c.bool,
  },
  { key: ['code'] },
);

/** How long the handling of a category may take in each situation: a reference table, written at each start. */
export const eventTimeLimits = defineTable(
  'core',
  'event_time_limit',
  {
    id: c.text,
    category_code: c.text,
    position: c.int4,
    situation_zh: c.text,
    situation_en: c.text,
    amount: c.numeric,
    unit: c.text,
    declared: c.bool,
  },
  { key: ['id'] },
);

export const EventCategory = defineType(eventCategories, {
  name: 'EventCategory',
  title: { zh: '事件分类', en: 'Category of events' },
  id: 'code',
});

export const EventTimeLimit = defineType(eventTimeLimits, {
  name: 'EventTimeLimit',
  title: { zh: '处置时限', en: 'Time limit of a category of events' },
  order: [{ column: 'position', direction: 'asc' }],
});
