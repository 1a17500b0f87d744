import type { Plugin } from '@gridweave/kit';
import { registerEventCategories } from '../event-category/register.ts';
import { registerGridKinds } from '../professional-grid/register.ts';

/** Writes what all plugins declare into the core's reference tables, at each start. */
export const registerDeclared: NonNullable<Plugin['register']> = async (db, plugins) => {
  await registerGridKinds(
    db,
    plugins.flatMap(({ grids }) => grids),
  );
  await registerEventCategories(
    db,
    plugins.map(({ name, events, eventDirectory }) => ({
      plugin: name,
      categories: [...(eventDirectory?.standard ?? []), ...events],
    })),
  );
};
