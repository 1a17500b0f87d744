import type { SampleCommunity } from '@gridweave/kit';
import { randomInspections } from '../inspection/tables.ts';
import { daysAfter } from './dates.ts';
import { type Entity, rowOfEntity, sellsFood } from './entity.ts';

const inspectors = ['陈建国', '李文斌', '黄晓燕', '张海峰', '林嘉欣', '吴俊', '刘芳', '何志远'] as const;
const results = [
  ['1', 70],
  ['5', 11],
  ['4', 8],
  ['7', 5],
  ['2', 3],
  ['8', 2],
  ['3', 1],
] as const;

/** The random inspections of an entity in the last three years, and what the latest one found. */
export function makeInspections(community: SampleCommunity, entity: Entity) {
  const { random, today } = community;
  const food = sellsFood(entity);
  const dates: string[] = [];
  for (let year = 0; year < 3; year++)
    if (random.chance(food ? 0.45 : 0.06)) dates.push(daysAfter(today, -365 * year - random.int(1, 364)));
  let latest: { inspected_on: string; inspection_result: string } | undefined;
  for (const inspected of dates) {
    const result = random.weighted(results);
    latest ??= { inspected_on: inspected, inspection_result: result };
    community.add(randomInspections, {
      ...rowOfEntity(entity),
      id: community.nextId(randomInspections),
      plan_number: `SSJ${inspected.slice(0, 4)}-${food ? '07' : '01'}`,
      subject: food ? '餐饮服务食品安全检查' : '登记事项与公示信息检查',
      inspected_on: inspected,
      inspectors: drawTwo(community),
      result,
      follow_up: result === '8' ? '移交执法科立案调查' : null,
    });
  }
  return latest;
}

function drawTwo({ random }: SampleCommunity): readonly string[] {
  const first = random.int(0, inspectors.length - 1);
  const second = (first + random.int(1, inspectors.length - 1)) % inspectors.length;
  return [inspectors[first]!, inspectors[second]!];
}
