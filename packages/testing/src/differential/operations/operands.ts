import { getNamedType, type GraphQLInputType, isEnumType, isScalarType } from 'graphql';
import type { FieldModel, TypeModel } from '@gridweave/kit';
import { instantOf, textOf } from '../reference/leaf.ts';
import type { World } from '../reference/world.ts';
import type { Random } from '../random.ts';
import { difficultTexts } from '../data/values.ts';

/** Values to compare fields with: mostly values that some row has, or values beside them. */
export class Operands {
  readonly #world: World;
  readonly #random: Random;
  readonly #texts: Map<string, readonly string[]>;

  constructor(world: World, random: Random, texts: Map<string, readonly string[]>) {
    this.#world = world;
    this.#random = random;
    this.#texts = texts;
  }

  /** A value of the input type for a field; undefined when none comes to mind. */
  of(type: TypeModel, field: FieldModel, input: GraphQLInputType): unknown {
    const texts = this.textsOf(type, field);
    for (let tries = 0; tries < 4; tries++) {
      const text =
        texts.length > 0 && this.#random.chance(0.9) ? this.#random.pick(texts) : this.#random.pick(difficultTexts);
      const value = this.#asInput(text, input);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** The beginning of a value. */
  beginning(type: TypeModel, field: FieldModel): string {
    const texts = this.textsOf(type, field);
    const characters = [...(texts.length > 0 ? this.#random.pick(texts) : '')];
    return characters.slice(0, this.#random.int(0, Math.min(characters.length, 20))).join('');
  }

  /** A part of a value of one of the fields, for a text search. */
  part(type: TypeModel, fields: readonly FieldModel[]): string {
    if (this.#random.chance(0.04)) return this.#random.pick(['', 'x', ' 李 ', '\u0000ab']);
    const characters = [...(this.textsOf(type, this.#random.pick(fields))[this.#random.int(0, 30)] ?? '红星')];
    const start = this.#random.int(0, Math.max(0, Math.min(characters.length, 40) - 2));
    const part = characters.slice(start, start + this.#random.int(2, 4)).join('');
    return this.#random.chance(0.3) ? part.toUpperCase() : part;
  }

  textsOf(type: TypeModel, field: FieldModel): readonly string[] {
    let texts = this.#texts.get(field.coordinate);
    if (!texts) {
      const all = this.#world.rows(type.ref.table).map((row) => textOf(this.#world, field, row));
      texts = all.filter((text) => text !== null);
      this.#texts.set(field.coordinate, texts);
    }
    return texts;
  }

  #asInput(text: string, input: GraphQLInputType): unknown {
    const random = this.#random;
    const type = getNamedType(input);
    if (isEnumType(type)) return (type.getValues().find((v) => v.value === text) ?? random.pick(type.getValues())).name;
    if (!isScalarType(type)) return undefined;
    switch (type.name) {
      case 'Int': {
        const value = Math.trunc(Number(text)) + random.pick([0, 0, 0, 1, -1]);
        return Number.isFinite(value) && Math.abs(value) < 2 ** 31 ? value : undefined;
      }
      case 'Float': {
        const value = Number(text) + random.pick([0, 0, 0, 0.5, -1]);
        return Number.isFinite(value) ? value : undefined;
      }
      case 'Boolean':
        return random.chance(0.5);
      case 'DateTime': {
        if (!/^\d{4}-\d\d-\d\d \d\d:/.test(text)) return undefined;
        const instant = instantOf(text);
        return random.chance(0.5) ? instant : `${instant.slice(0, 19)}${instant.slice(19, -4)}+00:00`;
      }
      case 'String':
      case 'ID':
        return random.chance(0.01) ? `a\u0000` : random.chance(0.02) ? `0${text}` : text;
      default:
        try {
          type.parseValue(text);
          return text;
        } catch {
          return undefined;
        }
    }
  }
}
