import { codeOf, IndustrySection, type legalEntities } from '@gridweave/core';
import type { RowOf } from '@gridweave/kit';

export type Entity = RowOf<typeof legalEntities>;

const hospitality = codeOf(IndustrySection, 'HOSPITALITY');

/** Whether food is what an entity sells, by its industry code GB/T 4754: catering 62, else the hospitality section. */
export function sellsFood(entity: Entity): boolean {
  return (entity.industry_code ?? '').startsWith('62') || entity.industry_section === hospitality;
}

/** Where an entity is and which it is, for the rows that hang on it. */
export const rowOfEntity = (entity: Entity) => ({
  street_code: entity.street_code,
  community_code: entity.community_code ?? null,
  grid_code: entity.grid_code ?? null,
  legal_entity_id: entity.id,
});
