import { codeOf, Event, EventMinor, EventSource, LegalEntity } from '@gridweave/core';
import { defineScope, existsIn, scopeOn } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { marketEventCategories } from './events.ts';
import { BusinessLicence, businessLicences } from './licence/tables.ts';
import { isUnlicensed } from './premises/standing.ts';
import { entitySupervision } from './supervision/tables.ts';

const ownCategories = [
  ...(['UNLICENSED_BUSINESS', 'UNLICENSED_VENDOR', 'UNLAWFUL_MARKET'] as const).map((name) => codeOf(EventMinor, name)),
  ...marketEventCategories.map(({ code }) => code),
].map((code) => sql.lit(code));
const hotline = sql.lit(codeOf(EventSource, 'HOTLINE'));
const trading = sql.lit(codeOf(EventMinor, 'TRADING_OUTSIDE_SHOP'));

/** Events that market supervision handles: 无证无照经营场所, 无照经营游商, 违规早(夜)市, and 店外经营 when the hotline reports it. */
export const marketEvents = defineScope({
  name: 'market-events',
  title: { zh: '市场监管事件', en: 'Events of market supervision' },
  on: [
    scopeOn(
      Event,
      (row) =>
        sql<SqlBool>`(${row.minor} in (${sql.join(ownCategories)}) or ${row.minor} = ${trading} and ${row.source} = ${hotline})`,
    ),
  ],
});

/** Food businesses 食品经营者, by their permits, and these permits. */
export const foodBusinesses = defineScope({
  name: 'food-businesses',
  title: { zh: '食品经营者', en: 'Food businesses' },
  on: [
    scopeOn(BusinessLicence, (row) => sql<SqlBool>`(${row.kind} in ('02', '03'))`),
    scopeOn(LegalEntity, (row) =>
      existsIn(
        businessLicences,
        (licence) =>
          sql`${licence.street_code} = ${row.street_code} and ${licence.legal_entity_id} = ${row.id} and ${licence.kind} in ('02', '03')`,
      ),
    ),
  ],
});

/** Businesses without a valid licence 疑似无照经营. */
export const suspectedUnlicensed = defineScope({
  name: 'suspected-unlicensed',
  title: { zh: '疑似无照经营主体', en: 'Businesses suspected to be unlicensed' },
  on: [
    scopeOn(LegalEntity, (row) =>
      existsIn(
        entitySupervision,
        (one) =>
          sql`${one.street_code} = ${row.street_code} and ${one.legal_entity_id} = ${row.id} and ${isUnlicensed(one)}`,
      ),
    ),
  ],
});
