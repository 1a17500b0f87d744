import { GridweaveError, type TypeModel } from '@gridweave/kit';
import type { Row, World } from './reference/world.ts';

const mark = 'cursor:';

/**
 * Which cursor of the engine stands for which row in which order, learnt by comparing answers: the same row and order
 * must always give the same cursor, and no other row or order may give it.
 */
export class Cursors {
  readonly #tokens = new Map<string, string>();
  readonly #cursors = new Map<string, string>();

  /** The cursor of the reference. */
  token(type: TypeModel, order: string, row: Row): string {
    return `${mark}${JSON.stringify([type.name, order, row.key])}`;
  }

  isToken(value: unknown): value is string {
    return typeof value === 'string' && value.startsWith(mark);
  }

  /** Learns that the engine says `cursor` where the reference says `token`; false when it contradicts what is known. */
  learn(token: string, cursor: unknown): boolean {
    if (typeof cursor !== 'string') return false;
    const knownToken = this.#tokens.get(cursor);
    const knownCursor = this.#cursors.get(token);
    if (knownToken === undefined && knownCursor === undefined) {
      this.#tokens.set(cursor, token);
      this.#cursors.set(token, cursor);
      return true;
    }
    return knownToken === token && knownCursor === cursor;
  }

  /** Whether a cursor is one of a list of the type in that order. */
  fits(cursor: string, type: TypeModel, order: string): boolean {
    const token = this.#tokens.get(cursor);
    if (token === undefined) return false;
    const [typeName, orderName] = JSON.parse(token.slice(mark.length)) as string[];
    return typeName === type.name && orderName === order;
  }

  /** The row that a cursor of the engine names. */
  rowOf(cursor: string, type: TypeModel, order: string): (world: World) => Row {
    const token = this.#tokens.get(cursor);
    if (token === undefined || !this.fits(cursor, type, order))
      throw new GridweaveError('BAD_CURSOR', { zh: '游标无效', en: 'not a cursor of this list' });
    const [, , key] = JSON.parse(token.slice(mark.length)) as string[];
    return (world) => world.row(type.ref.table, key!)!;
  }
}
