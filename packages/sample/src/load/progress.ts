import type { SampleSize } from '../plan/index.ts';

/** How far a load is. */
export type SampleProgress =
  | {
      readonly step: 'community';
      /** Of the city that is being made; another than was asked for where an interrupted load is completed. */
      readonly size: SampleSize;
      readonly code: string;
      /** Communities that are there, of how many. */
      readonly done: number;
      readonly total: number;
      /** Rows written by this run so far. */
      readonly rows: number;
    }
  | { readonly step: 'index'; readonly name: string }
  | { readonly step: 'analyze' };
