import { defineFields, labelsFrom } from '@gridweave/kit';
import { EventMajor, EventTimeLimitUnit } from '../codes/index.ts';
import { Event } from '../event/tables.ts';
import { byCode, byNumber, byTime } from '../label/operators.ts';
import { EventCategory, EventTimeLimit } from './tables.ts';

const label = labelsFrom('grid-office', 'irregular');
const open = ['unconditional', 'public'] as const;
const internal = ['unconditional', 'internal'] as const;

export const eventCategoryFields = defineFields(EventCategory, (t) => ({
  code: t.column('code', {
    type: 'String',
    label: label('小类代码', 'Code', ...open, [], {
      zh: '大类 2 位加小类 3 位;080 至 999 为地方小类',
      en: '2 digits of the major category and 3 of the minor; 080 to 999 are local ones',
    }),
    operators: byNumber,
  }),
  major: t.column('major', {
    type: EventMajor,
    label: label('事件大类', 'Major category', ...open),
    operators: byCode,
  }),
  titleZh: t.column('title_zh', { type: 'String', label: label('中文名称', 'Chinese title', ...open) }),
  titleEn: t.column('title_en', { type: 'String', label: label('英文名称', 'English title', ...open) }),
  plugin: t.column('plugin', {
    type: 'String',
    label: label('声明插件', 'Plugin', ...open, [], {
      zh: '标准小类为 core',
      en: 'that declared it; core for standard ones',
    }),
    operators: byCode,
  }),
  handlingUnitZh: t.column('handling_unit_zh', {
    type: 'String',
    label: label('处置单位', 'Handling unit in Chinese', ...open),
  }),
  handlingUnitEn: t.column('handling_unit_en', {
    type: 'String',
    label: label('处置单位英文名', 'Handling unit in English', ...open),
  }),
  declared: t.column('declared', {
    type: 'Boolean',
    label: label('现行', 'Current', ...open, [], {
      zh: '否:声明该分类的插件已移除,不再受理新事件',
      en: 'false: the plugin that declared it is gone, and no more events are taken',
    }),
    operators: byCode,
  }),
  limits: t.many(EventTimeLimit, {
    on: { code: 'category_code' },
    label: label('处置时限', 'Time limits', ...open, [], {
      zh: '首个为缺省时限',
      en: 'the first is that of an event without a situation',
    }),
  }),
  events: t.many(Event, { on: { code: 'minor' }, label: label('该类事件', 'Its events', ...internal) }),
}));

export const eventTimeLimitFields = defineFields(EventTimeLimit, (t) => ({
  position: t.column('position', {
    type: 'Int',
    label: label('次序', 'Position', ...open, [], {
      zh: '1 为缺省时限',
      en: '1 is that of an event without a situation',
    }),
    operators: byTime,
  }),
  situationZh: t.column('situation_zh', {
    type: 'String',
    label: label('情形', 'Situation in Chinese', ...open, [], {
      zh: '与事件的情形一致',
      en: 'as events name their situation',
    }),
    operators: byCode,
  }),
  situationEn: t.column('situation_en', {
    type: 'String',
    label: label('情形英文名', 'Situation in English', ...open),
  }),
  amount: t.column('amount', { type: 'Float', label: label('时长', 'Amount', ...open), operators: byTime }),
  unit: t.column('unit', {
    type: EventTimeLimitUnit,
    label: label('单位', 'Unit', ...open),
    operators: byCode,
  }),
  declared: t.column('declared', {
    type: 'Boolean',
    label: label('现行', 'Current', ...open, [], {
      zh: '否:该情形已不再声明',
      en: 'false: the situation is no longer declared',
    }),
    operators: byCode,
  }),
  category: t.one(EventCategory, {
    on: { category_code: 'code' },
    label: label('事件分类', 'Category', ...open),
  }),
}));
