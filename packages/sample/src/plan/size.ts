/** How much of the city is made: one community, one street (and a small second one), one district, the whole city. */
export const sampleSizes = ['community', 'street', 'district', 'city'] as const;
export type SampleSize = (typeof sampleSizes)[number];

/** What a size covers: people are a target, the grids of 300–500 dwellings decide. */
export interface SizePlan {
  /** Codes of communities, streets or districts; the empty text is the city. */
  readonly areas: readonly string[];
  /** At most this many communities of the areas, the first by code. */
  readonly communities: number;
  /** People that an ordinary community of it has. */
  readonly people: number;
  /** One more community, of another district and of one grid only, that scopes may exclude. */
  readonly elsewhere?: string;
}

/** The community, the street and the district in which the smaller sizes lie: 宝安区新安街道. */
export const sampleDistrict = '440306';
export const sampleStreet = '440306017';
/** A community of 南山区粤海街道, outside of the sample district. */
export const sampleElsewhere = '440305007003';

/**
 * The sizes. 新安街道 has 22 communities and half a million people, so `street` takes its first 8 communities (宝民 to 文汇)
 * with about 10,000 people each; `district` is 宝安区 with about 2 million people, less than half of the real ones.
 */
export const sizePlans: Readonly<Record<SampleSize, SizePlan>> = {
  community: { areas: ['440306017002'], communities: 1, people: 6_000 },
  street: { areas: [sampleStreet], communities: 8, people: 10_000, elsewhere: sampleElsewhere },
  district: { areas: [sampleDistrict], communities: 1_000, people: 15_000 },
  city: { areas: [''], communities: 1_000, people: 25_500 },
};
