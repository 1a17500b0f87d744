import { DivisionCode } from '@gridweave/core';
import { defineMutation, GridweaveError, type MutationContext } from '@gridweave/kit';
import { internal, label } from '../labels.ts';
import { ShopFrontResult } from './codes.ts';
import { ShopFront, shopFronts } from './tables.ts';

interface Visit {
  readonly streetCode: string;
  readonly number: string;
  readonly result: string;
  readonly tradesOutside: boolean;
}

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** Records what a visit of today found. */
export const recordShopFrontVisit = defineMutation(ShopFront, {
  name: 'recordShopFrontVisit',
  label: label('登记门前三包巡查', 'Record a visit to a shop front', 'conditional', 'internal'),
  args: {
    streetCode: { type: DivisionCode, required: true, label: label('街道代码', 'Street code', ...internal) },
    number: { type: 'String', required: true, label: label('责任书编号', 'Number', ...internal) },
    result: { type: ShopFrontResult, required: true, label: label('巡查结果', 'Result', ...internal) },
    tradesOutside: { type: 'Boolean', required: true, label: label('店外经营', 'Trades outside', ...internal) },
  },
  async resolve({ streetCode, number, result, tradesOutside }: Visit, context: MutationContext) {
    // before anything is looked up, so that nothing is told of streets that are not the caller's
    context.requireStreet(streetCode);
    const found = await context.transaction
      .selectFrom(`${shopFronts.schema}.${shopFronts.name}`)
      .select('id')
      .where('street_code', '=', streetCode)
      .where('number', '=', number)
      .executeTakeFirst();
    if (!found)
      throw new GridweaveError('BAD_USER_INPUT', {
        zh: `number: 街道 ${streetCode} 没有责任书 ${number},请核对`,
        en: `number: street ${streetCode} has no shop front ${number}; check the number`,
      });
    const key = { street_code: streetCode, id: String(found['id']) };
    await context.records.change(ShopFront, key, {
      visited_on: shanghai.format(new Date()),
      result,
      trades_outside: tradesOutside,
    });
    return key;
  },
});
