import type { ProfessionalGridKind } from '@gridweave/kit';
import type { Kysely } from 'kysely';
import { writeDeclared } from '../reference/write-declared.ts';
import { professionalGridKinds } from './tables.ts';

/** Writes the declared kinds; those that nobody declares any more stay, as do their grids. */
export async function registerGridKinds(db: Kysely<any>, kinds: readonly ProfessionalGridKind[]): Promise<void> {
  await writeDeclared(
    db,
    professionalGridKinds,
    kinds.map(({ code, title, objectCode, owner, shape, coverage, overlap }) => ({
      code,
      title_zh: title.zh,
      title_en: title.en,
      object_code: objectCode,
      owner_zh: owner.zh,
      owner_en: owner.en,
      shape,
      coverage,
      overlap,
    })),
  );
}
