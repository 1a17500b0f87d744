import type { SampleCommunity } from '@gridweave/kit';
import { consumerComplaints } from '../complaint/tables.ts';
import { workingDaysAfter } from '../complaint/working-days.ts';
import { daysAfter } from './dates.ts';
import { type Entity, rowOfEntity, sellsFood } from './entity.ts';

const aboutFood = [
  ['01', 60, '在该店用餐后出现腹痛腹泻,要求退款并赔偿'],
  ['01', 20, '外卖食品中发现异物,要求商家赔偿'],
  ['03', 12, '结账价格与菜单标价不一致'],
  ['04', 8, '储值卡余额不予退还'],
] as const;
const aboutOthers = [
  ['02', 34, '购买的商品三天后出现故障,商家拒绝退换'],
  ['04', 24, '办理会员卡后门店停业,余额无法退还'],
  ['06', 16, '送修后多次推诿,未在约定时间内修好'],
  ['05', 12, '宣传内容与实际不符,涉嫌虚假宣传'],
  ['03', 10, '未明码标价,收费高于约定'],
  ['99', 4, '收款后拒绝开具发票'],
] as const;
const surnames = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴'] as const;
/** Calendar days for about 45 working days. */
const daysToHandle = 63;

/** Complaints about an entity in the last year: few have any, caterers more often. */
export function makeComplaints(community: SampleCommunity, entity: Entity): void {
  const { random, today } = community;
  const food = sellsFood(entity);
  for (let made = 0; made < 5 && random.chance(food ? 0.16 : 0.03); made++) {
    const [category, , description] = random.weighted((food ? aboutFood : aboutOthers).map((text) => [text, text[1]]));
    const id = community.nextId(consumerComplaints);
    const received = random.int(0, 365);
    const taken = random.int(5, 75);
    const ended = taken < received;
    const received_on = daysAfter(today, -received);
    community.add(consumerComplaints, {
      ...rowOfEntity(entity),
      id,
      number: `1${received_on.replaceAll('-', '')}${id.padStart(10, '0')}`,
      category,
      state: ended
        ? random.weighted([
            ['3', 62],
            ['4', 28],
            ['5', 10],
          ] as const)
        : received < 7
          ? '1'
          : '2',
      description,
      amount: random.chance(0.7) ? String(random.int(20, 6000)) : null,
      received_on,
      accept_by: workingDaysAfter(received_on, 7),
      accepted_on: ended || received >= 7 ? daysAfter(received_on, Math.min(received, taken, random.int(1, 12))) : null,
      due_on: daysAfter(received_on, daysToHandle),
      ended_on: ended ? daysAfter(received_on, taken) : null,
      complainant_name: `${random.pick(surnames)}${random.chance(0.5) ? '先生' : '女士'}`,
      complainant_phone: `13${random.int(100_000_000, 999_999_999)}`,
    });
  }
}
