import type { EventCategory, EventTimeLimit, TimeLimitUnit } from '../plugin/event-category.ts';
import type { CodeTable } from '../type/code-table.ts';
import type { Say } from './check-field.ts';
import { isTitle } from './check-label.ts';

const units: ReadonlySet<unknown> = new Set<TimeLimitUnit>(['working-hours', 'urgent-hours', 'working-days']);
const mostAmount = 1000;

/** Whether a category of events says all that its rows and the due times of its events need. */
export function checkEventCategory(
  category: EventCategory,
  majors: CodeTable,
  minors: 'local' | 'standard',
  say: Say,
): boolean {
  let sound = true;
  const known = majors.values.map(({ code }) => code);
  const [from, to] = minors === 'local' ? ['080', '999'] : ['001', '079'];
  const [, major, minor] = /^([0-9]{2})([0-9]{3})$/.exec(category.code) ?? [];
  if (major === undefined || minor === undefined)
    sound = say('事件小类代码须为 5 位数字', 'its code is 5 digits: 2 of the major category and 3 of the minor one');
  else {
    if (!known.includes(major))
      sound = say(`没有事件大类 ${major}`, `there is no major category ${major}; there are ${known.join(', ')}`);
    if (minor < from! || minor > to!)
      sound = say(
        `小类须为 ${from} 至 ${to}`,
        `its minor is ${minor}; ${minors === 'local' ? '001 to 079 are standard ones, ' : ''}choose one of ${from} to ${to}`,
      );
  }
  if (!isTitle(category.title) || !isTitle(category.handledBy))
    sound = say('缺少中英文标题或处置单位', 'it needs title and handledBy in Chinese and English, one line each');
  if (category.limits.length === 0) sound = say('至少须有一个时限', 'it needs at least one time limit');
  for (const [at, limit] of category.limits.entries()) sound = checkLimit(limit, `limits[${at}]`, say) && sound;
  const situations = category.limits.map(({ situation }) => situation?.zh);
  if (new Set(situations).size !== situations.length)
    sound = say('情形重复', 'two of its limits have the same situation; an event names it by the Chinese title');
  return sound;
}

function checkLimit({ situation, amount, unit }: EventTimeLimit, where: string, say: Say): boolean {
  let sound = true;
  if (!isTitle(situation))
    sound = say(`${where} 缺少中英文情形`, `${where} needs a situation in Chinese and English, one line each`);
  if (!units.has(unit))
    sound = say(`${where} 单位须为 ${[...units].join('、')}`, `the unit of ${where} is ${[...units].join(' or ')}`);
  if (!(typeof amount === 'number' && amount > 0 && amount <= mostAmount))
    sound = say(
      `${where} 时长须大于 0,至多 ${mostAmount}`,
      `the amount of ${where} is above 0 and at most ${mostAmount}`,
    );
  else if (unit === 'working-days' && !Number.isInteger(amount))
    sound = say(`${where} 工作日须为整数`, `the amount of ${where} is a whole number of working days`);
  return sound;
}
