import type { Migration } from '@gridweave/kit';
import { shopFrontTable } from './001-shop-front.ts';
import { partCareTable } from './002-part-care.ts';

/** In the order in which they run; one that has run anywhere is never changed again. */
export const migrations: readonly Migration[] = [shopFrontTable, partCareTable];
