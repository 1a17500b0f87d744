import { query } from '@gridweave/kit';
import { EventCategory } from './tables.ts';

export const eventCategoryQueries = [
  query.byKey(EventCategory, {
    name: 'eventCategory',
    title: { zh: '按代码查事件分类', en: 'A category of events by its code' },
    keys: ['code'],
  }),
  query.list(EventCategory, {
    name: 'eventCategories',
    title: { zh: '事件分类列表', en: 'Categories of events' },
  }),
];
