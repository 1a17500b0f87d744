import { CalendarDate, House, HouseCode, houses, LegalEntity } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { byCode, byNumber, byTime, internal, label, open } from '../labels.ts';
import { besideEntity } from '../supervision/tables.ts';
import { LicenceStanding } from './codes.ts';
import { isUnlicensed, licenceStanding, tradesElsewhere } from './standing.ts';

/** Whether a business may trade, and where: 无照、过期、异地经营. */
export const premisesFieldsOfEntity = defineFields(LegalEntity, besideEntity, (t) => ({
  licenceState: t.computed({
    type: LicenceStanding,
    needs: ['legal_entity_id', 'state', 'expires_on', 'licensed_house_code', 'found_house_code'],
    sql: licenceStanding,
    label: label('证照情况', 'Standing of the licence', ...internal, [], {
      zh: '按无照、过期、异地、齐全的次序取其一;非监管对象为空',
      en: 'the first of unlicensed, expired, elsewhere, licensed; null for those that are not supervised',
    }),
    operators: byCode,
  }),
  unlicensed: t.computed({
    type: 'Boolean',
    needs: ['legal_entity_id', 'state'],
    sql: isUnlicensed,
    label: label('是否疑似无照', 'Suspected to be unlicensed', ...internal, [], {
      zh: '无营业执照,或执照已注销、吊销;非监管对象为空',
      en: 'without a business licence, or with one that was cancelled or revoked; null for those that are not supervised',
    }),
    operators: byCode,
  }),
  tradesElsewhere: t.computed({
    type: 'Boolean',
    needs: ['licensed_house_code', 'found_house_code'],
    sql: tradesElsewhere,
    label: label('是否异地经营', 'Trades elsewhere than licensed', ...internal, [], {
      zh: '核查所在房屋与执照住所不同',
      en: 'found in another house than the licensed one',
    }),
    operators: byCode,
  }),
  licensedAddress: t.column('licensed_address', {
    type: 'String',
    label: label('执照住所(经营场所)', 'Licensed address', ...open),
  }),
  licensedHouseCode: t.column('licensed_house_code', {
    type: HouseCode,
    label: label('执照住所房屋编码', 'House code of the licensed address', ...open),
    operators: byNumber,
  }),
  foundHouseCode: t.column('found_house_code', {
    type: HouseCode,
    label: label('核查所在房屋编码', 'House code where it was found', ...internal),
    operators: byNumber,
  }),
  foundOn: t.column('found_on', {
    type: CalendarDate,
    label: label('最近核查经营场所日期', 'Premises last checked on', ...internal),
    operators: byTime,
  }),
}));

/** The shops below the rooms of a building, which are houses of their own. */
export const groundFloorOfHouse = defineFields(House, (t) => ({
  groundFloorEntities: t.many(LegalEntity, {
    through: {
      table: houses,
      from: { street_code: 'street_code', building_code: 'building_code' },
      to: { street_code: 'street_code', id: 'house_id' },
      where: (house) => sql<SqlBool>`(${house.floor_no} ~ '^0*1(层|楼|F)?$' and ${house.deregistered_on} is null)`,
    },
    where: (entity) => sql<SqlBool>`${entity.ended_on} is null`,
    label: label('本楼首层法人', 'Legal entities on the ground floor of its building', ...internal),
  }),
}));
