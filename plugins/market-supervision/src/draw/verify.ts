import { drawCommitment, type DrawnPair, drawLots } from './lots.ts';

/** A draw as it is kept. */
export interface KeptDraw {
  readonly seed: string;
  readonly commitment: string;
  readonly entity_register: readonly string[];
  readonly inspector_register: readonly string[];
  readonly per_entity: number;
  readonly drawn: readonly string[];
}

/** `1023: SJ0003, SJ0001`: an entity by its id and its inspectors by their numbers. */
export const lineOf = ({ entity, inspectors }: DrawnPair): string => `${entity}: ${inspectors.join(', ')}`;

/** Whether a kept draw is what its seed and registers give, and its commitment is theirs. */
export function isGenuine(draw: KeptDraw): boolean {
  const input = {
    seed: draw.seed,
    entities: draw.entity_register,
    inspectors: draw.inspector_register,
    count: draw.drawn.length,
    perEntity: draw.per_entity,
  };
  if (input.count > input.entities.length || input.perEntity > input.inspectors.length) return false;
  if (drawCommitment(input) !== draw.commitment) return false;
  return drawLots(input).every((pair, i) => lineOf(pair) === draw.drawn[i]);
}
