import { texts } from '../language/texts.ts';

export const impactTexts = texts(
  {
    working: '正在重放近 90 天的操作…',
    unknown: '未能算出对现有操作的影响',
    nothing: (count: number) => `近 90 天实际执行过的 ${count} 种操作都不受影响`,
    breaks: (count: number) => `近 90 天实际执行过的操作中,有 ${count} 种将不再应答`,
    unnamed: '未命名的操作',
    calls: (count: string) => `${count} 次`,
  },
  {
    working: 'Replaying the operations of the last 90 days…',
    unknown: 'What this does to operations could not be worked out',
    nothing: (count: number) => `None of the ${count} operations of the last 90 days is affected`,
    breaks: (count: number) => `${count} operations of the last 90 days will not be answered any more`,
    unnamed: 'an operation without a name',
    calls: (count: string) => `${count} calls`,
  },
);
