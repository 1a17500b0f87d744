import { CalendarDate, DivisionCode, HouseCode, optional, required, UnifiedSocialCreditCode } from '@gridweave/core';
import { defineMutation, type MutationContext } from '@gridweave/kit';
import { sql } from 'kysely';
import { conditional, internal, label, personal } from '../labels.ts';
import { countHazards } from '../safety/count-hazards.ts';
import { FireHazardKind, FireHazardLevel } from './codes.ts';
import { checkHazard, type HazardInput } from './check-hazard.ts';
import { entityAt, houseAt } from './find-place.ts';
import { FireHazard } from './tables.ts';

/** Records a hazard that an inspection found, in the caller's own streets. */
export const recordFireHazard = defineMutation(FireHazard, {
  name: 'recordFireHazard',
  label: label('登记火灾隐患', 'Record a fire hazard', ...conditional, [], {
    zh: '限本部门授权的街道;同时更新房屋和单位的消防风险',
    en: 'in streets that the caller may write in; the fire risk of house and legal entity follows',
  }),
  args: {
    streetCode: required(DivisionCode, label('街道代码', 'Street code', ...internal)),
    houseCode: required(HouseCode, label('房屋编码', 'House code', ...internal)),
    creditCode: optional(
      UnifiedSocialCreditCode,
      label('责任单位统一社会信用代码', 'Credit code of the legal entity', ...internal),
    ),
    kind: required(FireHazardKind, label('隐患类型', 'Kind', ...internal)),
    level: required(FireHazardLevel, label('隐患级别', 'Level', ...internal)),
    description: required('String', label('隐患描述', 'Description', ...internal)),
    foundOn: optional(
      CalendarDate,
      label('发现日期', 'Found on', ...internal, [], { zh: '缺省为今天', en: 'today unless told' }),
    ),
    foundBy: required('String', label('检查人', 'Found by', ...personal)),
    rectifyBy: required(CalendarDate, label('整改期限', 'To be rectified by', ...internal)),
  },
  async resolve(args: HazardInput, context: MutationContext) {
    const hazard = checkHazard(args);
    // before anything is looked up, so that nothing is told of streets that are not the caller's
    context.requireStreet(hazard.streetCode);
    const { transaction, records } = context;
    const house = await houseAt(transaction, hazard.streetCode, hazard.houseCode);
    const entity = hazard.creditCode ? await entityAt(transaction, house, hazard.creditCode) : undefined;
    const { rows } = await sql<{ id: string }>`
      select nextval(pg_get_serial_sequence('fire.hazard', 'id'))::text as id`.execute(transaction);
    const { id } = rows[0]!;
    const street = hazard.streetCode;
    const place = { community_code: house.community_code, grid_code: house.grid_code };
    const key = await records.create(FireHazard, {
      street_code: street,
      ...place,
      id,
      number: hazardNumber(street, id),
      house_id: house.id,
      legal_entity_id: entity?.id ?? null,
      kind: hazard.kind,
      level: hazard.level,
      state: '1',
      description: hazard.description,
      found_on: hazard.foundOn,
      found_by: hazard.foundBy,
      rectify_by: hazard.rectifyBy,
    });
    await countHazards(transaction, records, {
      street_code: street,
      ...place,
      house_id: house.id,
      legal_entity_id: entity?.id ?? null,
    });
    return key;
  },
});

/** `XF4403090020000001234`: the street and the id, so that no two streets wait for one counter. */
export function hazardNumber(streetCode: string, id: string): string {
  return `XF${streetCode}${id.padStart(10, '0')}`;
}
