import { defineFields, labelsFrom } from '@gridweave/kit';
import { EventMajor, EventMinor, EventSource, EventStage } from '../codes/index.ts';
import { CityPart } from '../city-part/tables.ts';
import { EventCategory } from '../event-category/tables.ts';
import { GridWorker } from '../grid/tables.ts';
import { House } from '../house/tables.ts';
import { addressMasks, nameMasks, phoneMasks, textMasks } from '../label/masks.ts';
import { byCode, byMatch, byNumber } from '../label/operators.ts';
import { placeFields } from '../place/fields.ts';
import { recordFields } from '../record/fields.ts';
import { Point } from '../scalars/index.ts';
import { Event, EventPlace } from './tables.ts';

const label = labelsFrom('grid-office', 'realtime');
const open = ['unconditional', 'public'] as const;
const internal = ['unconditional', 'internal'] as const;
const personal = ['conditional', 'personal'] as const;

/** What happened, where, and who said so. */
export const eventFields = defineFields(Event, (t) => ({
  number: t.column('number', { type: 'String', label: label('事件编号', 'Number', ...open), operators: byNumber }),
  source: t.column('source', { type: EventSource, label: label('事件来源', 'Source', ...open), operators: byCode }),
  major: t.column('major', {
    type: EventMajor,
    label: label('事件大类', 'Major category', ...open),
    operators: byCode,
  }),
  minor: t.column('minor', {
    type: EventMinor,
    label: label('事件小类', 'Minor category', ...open, [], {
      zh: '地方小类为空,见 category',
      en: 'null for a local one; see category',
    }),
    operators: byCode,
  }),
  categoryCode: t.column('minor', {
    type: 'String',
    label: label('事件小类代码', 'Code of the category', ...open, [], {
      zh: '标准小类与插件声明的地方小类',
      en: 'of a standard category, or of one that a plugin declares',
    }),
    operators: byCode,
  }),
  category: t.one(EventCategory, {
    on: { minor: 'code' },
    label: label('事件分类', 'Category', ...open),
  }),
  situation: t.column('situation', {
    type: 'String',
    label: label('情形', 'Situation', ...internal, [], {
      zh: '与小类一起决定处置时限',
      en: 'sets the time limit together with the minor category',
    }),
    operators: byCode,
  }),
  stage: t.column('stage', { type: EventStage, label: label('阶段', 'Stage', ...open), operators: byCode }),
  description: t.column('description', {
    type: 'String',
    label: label('事件描述', 'Description', 'conditional', 'internal', textMasks),
    operators: ['search'],
  }),
  address: t.column('address', {
    type: 'String',
    label: label('事发地址', 'Address', ...internal, addressMasks),
  }),
  point: t.column('point', { type: Point, label: label('事发坐标', 'Point', ...internal) }),
  media: t.column('media', {
    type: 'String',
    label: label('影像', 'Media', ...personal, [], {
      zh: '照片、录音、视频的引用,可能有人像',
      en: 'references of photos, audio and video; may show people',
    }),
  }),
  reporterName: t.column('reporter_name', {
    type: 'String',
    label: label('上报人', 'Reporter', ...personal, nameMasks),
    operators: byMatch,
  }),
  reporterPhone: t.column('reporter_phone', {
    type: 'String',
    label: label('上报人电话', "Reporter's phone", ...personal, phoneMasks),
    operators: byMatch,
  }),
  reporter: t.one(GridWorker, {
    on: { street_code: 'street_code', reporter_id: 'id' },
    label: label('上报网格员', 'Reporting grid worker', ...internal),
  }),
  place: t.union(EventPlace, {
    on: {
      House: { street_code: 'street_code', house_id: 'id' },
      CityPart: { street_code: 'street_code', city_part_id: 'id' },
      Grid: { street_code: 'street_code', grid_code: 'code' },
    },
    label: label('事发地点', 'Place', ...internal, [], {
      zh: '房屋,否则部件,否则网格',
      en: 'the house, else the city part, else the grid',
    }),
  }),
  house: t.one(House, {
    on: { street_code: 'street_code', house_id: 'id' },
    label: label('事发房屋', 'House', ...internal),
  }),
  cityPart: t.one(CityPart, {
    on: { street_code: 'street_code', city_part_id: 'id' },
    label: label('涉及部件', 'City part', ...internal),
  }),
  ...placeFields(t, { source: 'grid-office', sharing: 'unconditional', sensitivity: 'public' }),
  ...recordFields(t, 'grid-office', 'public'),
}));
