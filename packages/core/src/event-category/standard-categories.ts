import { defineEventCategory, type EventCategory, type EventTimeLimit, type Title } from '@gridweave/kit';
import { EventMinor } from '../codes/index.ts';
import { standardLimits } from './standard-limits.ts';

const units = { wh: 'working-hours', uh: 'urgent-hours', wd: 'working-days' } as const;

const handling = new Map(
  standardLimits
    .trim()
    .split('\n')
    .map((line) => {
      const [code, unit, limits] = line.split('|') as [string, string, string];
      return [code, { handledBy: titleOf(unit), limits: limits.split(';').map(limitOf) }] as const;
    }),
);

/** The standard categories of EventMinor, with who handles them and within what time. */
export const standardCategories: readonly EventCategory[] = EventMinor.values.map(({ code, zh, en }) => {
  const { handledBy, limits } = handling.get(code) ?? { handledBy: { zh: '', en: '' }, limits: [] };
  return defineEventCategory({ code, title: { zh, en }, handledBy, limits });
});

/** `未围挡 unfenced 3uh` */
function limitOf(text: string): EventTimeLimit {
  const at = text.lastIndexOf(' ');
  const unit = units[text.slice(-2) as keyof typeof units];
  return { situation: titleOf(text.slice(0, at)), amount: Number(text.slice(at + 1, -2)), unit };
}

/** `未围挡 unfenced` */
function titleOf(text: string): Title {
  const at = text.indexOf(' ');
  return { zh: text.slice(0, at), en: text.slice(at + 1) };
}
