import { type Mask, mask } from '@gridweave/kit';

/** 张**, a pseudonym, or that there is a name. */
export const nameMasks: readonly Mask[] = [mask.keep(1, 0), mask.hash, mask.exists];

/** 138****5678, a pseudonym, or that there is a phone. */
export const phoneMasks: readonly Mask[] = [mask.keep(3, 4), mask.hash, mask.exists];

/** 440303********1234, a pseudonym, or that there is a number. */
export const documentMasks: readonly Mask[] = [mask.keep(6, 4), mask.hash, mask.exists];

/** The street or community in which the row is. */
export const addressMasks: readonly Mask[] = [mask.area('street'), mask.area('community'), mask.exists];

/** The first characters of an address that may be anywhere, its province and city, for example. */
export const elsewhereMasks: readonly Mask[] = [mask.keep(3, 0), mask.keep(6, 0), mask.exists];

/** The year, or the age in tens of years. */
export const birthMasks: readonly Mask[] = [mask.year, mask.ageBand(10), mask.ageBand(5)];

/** The year of a date. */
export const yearMasks: readonly Mask[] = [mask.year];

/** Only that there is a text. */
export const textMasks: readonly Mask[] = [mask.exists];

/** The digits of the street, or of the community, in a grid or community code. */
export const areaCodeMasks: readonly Mask[] = [mask.keep(9, 0), mask.keep(12, 0)];
