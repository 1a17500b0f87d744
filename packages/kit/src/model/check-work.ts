import { isSchedule } from '../calendar/schedule.ts';
import type { JobDefinition } from '../plugin/job.ts';
import type { Plugin } from '../plugin/plugin.ts';
import { isTitle } from './check-label.ts';
import type { Problems } from './problems.ts';

const workName = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const most = 600;

/** What a plugin does by itself: its jobs and health checks. */
export function checkWork(plugin: Plugin, problems: Problems): void {
  for (const [what, items] of [
    ['job', plugin.jobs],
    ['health check', plugin.health],
  ] as const) {
    const names = new Set<string>();
    for (const { name, title } of items) {
      const say = (zh: string, en: string) => problems.add(plugin.name, `${what} ${name}`, zh, en);
      if (!workName.test(name)) say('名称须为小写单词加连字符', 'its name is lower-case words with hyphens');
      if (names.has(name)) say('重名', `two of its ${what}s have this name`);
      if (!isTitle(title)) say('缺少中英文标题', 'it needs a title in Chinese and English, one line each');
      names.add(name);
    }
  }
  for (const job of plugin.jobs) checkJob(job, (zh, en) => problems.add(plugin.name, `job ${job.name}`, zh, en));
}

function checkJob({ schedule, seconds }: JobDefinition, say: (zh: string, en: string) => false): void {
  if (typeof schedule !== 'string' || !isSchedule(schedule))
    say('schedule 须为 cron 的 5 个字段', 'its schedule is five fields of cron, such as 30 2 * * *');
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > most)
    say(`seconds 须为 1–${most} 的整数`, `its seconds are a whole number from 1 to ${most}`);
}
