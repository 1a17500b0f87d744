import { House } from '@gridweave/core';
import { defineScope, existsIn, scopeOn } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { ShopFront, shopFronts } from './shop-front/tables.ts';

/** Shop fronts that trade on the pavement, and the houses where they are: what the fire service may ask for. */
export const tradingOutside = defineScope({
  name: 'trading-outside',
  title: { zh: '有店外经营的', en: 'With trade on the pavement' },
  on: [
    scopeOn(ShopFront, (row) => sql<SqlBool>`${row.trades_outside}`),
    scopeOn(House, (row) =>
      existsIn(
        shopFronts,
        (front) =>
          sql`${front.street_code} = ${row.street_code} and ${front.house_id} = ${row.id} and ${front.trades_outside}`,
      ),
    ),
  ],
});
