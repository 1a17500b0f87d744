import type { EventCategory, EventTimeLimit } from '@gridweave/kit';
import type { Kysely } from 'kysely';
import { writeDeclared } from '../reference/write-declared.ts';
import { eventCategories, eventTimeLimits } from './tables.ts';

/** Categories with the name of the plugin that declares them. */
export type DeclaredCategories = readonly { readonly plugin: string; readonly categories: readonly EventCategory[] }[];

/** Writes the declared categories and their limits; those that nobody declares any more stay, as do their events. */
export async function registerEventCategories(db: Kysely<any>, declared: DeclaredCategories): Promise<void> {
  const all = declared.flatMap(({ plugin, categories }) => categories.map((category) => ({ plugin, category })));
  await writeDeclared(
    db,
    eventCategories,
    all.map(({ plugin, category: { code, title, handledBy } }) => ({
      code,
      major: code.slice(0, 2),
      title_zh: title.zh,
      title_en: title.en,
      plugin,
      handling_unit_zh: handledBy.zh,
      handling_unit_en: handledBy.en,
    })),
  );
  await writeDeclared(
    db,
    eventTimeLimits,
    all.flatMap(({ category: { code, limits } }) => limits.map((limit, at) => limitRow(code, limit, at + 1))),
  );
}

const limitRow = (code: string, { situation, amount, unit }: EventTimeLimit, position: number) => ({
  id: `${code} ${situation.zh}`,
  category_code: code,
  position,
  situation_zh: situation.zh,
  situation_en: situation.en,
  amount: String(amount),
  unit,
});
