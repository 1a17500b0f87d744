import type { Migration } from '@gridweave/kit';
import { divisionAliasData, divisionCentres, functionalZoneData, loadDivisions } from '../division/data/index.ts';

/** The divisions of Shenzhen with their aliases and functional zones. */
export const shenzhenDivisions: Migration = {
  name: '009-shenzhen',
  breaking: false,
  async up(db) {
    await db.insertInto('division').values(loadDivisions().map(divisionRow)).execute();
    await db
      .insertInto('division_alias')
      .values(
        divisionAliasData.flatMap((alias) =>
          alias.codes.map((code, index) => ({
            alias: alias.written,
            division_code: code,
            rank: index + 1,
            kind: alias.kind,
            valid_from: alias.validFrom ?? null,
            valid_to: alias.validTo ?? null,
            source: alias.source,
          })),
        ),
      )
      .execute();
    await db
      .insertInto('functional_zone')
      .values(
        functionalZoneData.map((zone) => ({
          code: zone.code,
          name: zone.name,
          full_name: zone.fullName,
          district_code: zone.districtCode,
          valid_from: zone.validFrom,
          valid_to: zone.validTo ?? null,
          source: zone.source,
        })),
      )
      .execute();
    await db
      .insertInto('functional_zone_street')
      .values(
        functionalZoneData.flatMap((zone) =>
          zone.streetCodes.map((street) => ({ zone_code: zone.code, street_code: street })),
        ),
      )
      .execute();
  },
};

function divisionRow(division: ReturnType<typeof loadDivisions>[number]) {
  const centre = divisionCentres[division.code];
  return {
    code: division.code,
    level: division.level,
    parent_code: division.parentCode,
    name: division.name,
    full_name: division.fullName,
    centre: centre ? JSON.stringify({ type: 'Point', coordinates: centre }) : null,
    pseudo: division.pseudo,
  };
}
