import { defineCodes } from './define-codes.ts';

/** Major category of events 事件大类, GB/T 30428.2. */
export const EventMajor = defineCodes({
  name: 'EventMajor',
  title: { zh: '事件大类', en: 'Major category of events' },
  source: 'GB/T 30428.2',
  values: [
    { name: 'CITY_APPEARANCE', code: '01', zh: '市容环境', en: 'city appearance and environment' },
    { name: 'ADVERTISING', code: '02', zh: '宣传广告', en: 'publicity and advertising' },
    { name: 'CONSTRUCTION', code: '03', zh: '施工管理', en: 'construction management' },
    { name: 'STREET_ORDER', code: '04', zh: '街面秩序', en: 'street order' },
    { name: 'EMERGENCY', code: '05', zh: '突发事件', en: 'emergencies' },
    { name: 'OTHER', code: '06', zh: '其他事件', en: 'other events' },
  ],
});
