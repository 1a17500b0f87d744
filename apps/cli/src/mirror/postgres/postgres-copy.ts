import { randomUUID } from 'node:crypto';

import { type Database, isUnavailable, openDatabase, redactUrl } from '@gridweave/database';
import type { Transaction } from 'kysely';

import type { Copy, Dropped, Held, Load } from '../copy.ts';
import { Ending, exitCodes, Unavailable } from '../failures.ts';
import type { Column, CopiedRecord } from '../selection.ts';
import { OwnTables } from './own-tables.ts';
import { TypeTable } from './type-table.ts';

/** A copy in a schema of a PostgreSQL database: a table for each type; rows and cursor change in one transaction. */
export class PostgresCopy implements Copy {
  readonly #database: Database;
  readonly #schema: string;
  readonly #own: OwnTables;
  #isOpen = false;

  constructor(url: string, schema: string) {
    this.#database = openDatabase({ url, poolSize: 1, applicationName: 'gridweave-mirror' });
    this.#schema = schema;
    this.#own = new OwnTables(schema, randomUUID());
  }

  held(): Promise<ReadonlyMap<string, Held>> {
    return this.#step((trx) => this.#own.held(trx));
  }

  reshape(type: string, columns: readonly Column[]): Promise<Dropped> {
    return this.#step(async (trx) => {
      const before = (await this.#own.held(trx)).get(type)?.columns ?? [];
      const table = new TypeTable(this.#schema, type, before);
      const fields = before.map(({ field }) => field).filter((field) => !columns.some((one) => one.field === field));
      const dropped = { fields, records: fields.length > 0 ? await table.count(trx) : 0 };
      await table.reshape(trx, columns);
      await this.#own.reshape(trx, type, columns);
      await this.#own.note(trx, type, dropped);
      return dropped;
    });
  }

  beginLoad(type: string, cursor: string, policy: string): Promise<Load> {
    return this.#step((trx) => this.#own.beginLoad(trx, type, cursor, policy));
  }

  takePage(type: string, records: readonly CopiedRecord[], load: Load): Promise<void> {
    return this.#step(async (trx) => {
      const table = await this.#tableOf(trx, type);
      await table.put(trx, records, load.generation);
      await this.#own.setLoad(trx, type, load);
    });
  }

  endLoad(type: string, records: readonly CopiedRecord[], load: Load): Promise<Dropped> {
    return this.#step(async (trx) => {
      const table = await this.#tableOf(trx, type);
      await table.put(trx, records, load.generation);
      const dropped = { fields: [], records: await table.removeUnseen(trx, load.generation) };
      await this.#own.setCursor(trx, type, load.cursor);
      await this.#own.note(trx, type, dropped);
      return dropped;
    });
  }

  follow(type: string, upserts: readonly CopiedRecord[], deletes: readonly string[], cursor: string): Promise<void> {
    return this.#step(async (trx) => {
      const { generation } = await this.#own.setCursor(trx, type, cursor);
      const table = await this.#tableOf(trx, type);
      await table.remove(trx, deletes);
      await table.put(trx, upserts, Number(generation));
    });
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  async #tableOf(trx: Transaction<any>, type: string): Promise<TypeTable> {
    return new TypeTable(this.#schema, type, (await this.#own.held(trx)).get(type)!.columns);
  }

  /** One transaction, in which no other process writes. @throws Unavailable */
  async #step<T>(work: (trx: Transaction<any>) => Promise<T>): Promise<T> {
    const { db, url } = this.#database;
    try {
      if (!this.#isOpen) await db.transaction().execute((trx) => this.#own.open(trx));
      this.#isOpen = true;
      return await db.transaction().execute(async (trx) => {
        await this.#own.hold(trx);
        return work(trx);
      });
    } catch (error) {
      const place = redactUrl(url);
      if (isMisplaced(error))
        throw new Ending(exitCodes.wrong, {
          zh: `副本所在数据库 ${place} 拒绝:${error.message}`,
          en: `The database of the copy ${place} refuses: ${error.message}`,
        });
      if (!isUnavailable(error)) throw error;
      const text = { zh: `无法连接副本所在数据库 ${place}`, en: `The database of the copy ${place} cannot be reached` };
      throw new Unavailable(text, 0, { cause: error });
    }
  }
}

/** A wrong password, no such database, no permission to write there. */
function isMisplaced(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^(28...|3D000|42501)$/.test(String(error.code));
}
