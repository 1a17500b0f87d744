import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import {
  allOf,
  type FieldModel,
  type JoinOn,
  rowOf,
  type RowExpression,
  type SideTable,
  type Table,
  type TypeModel,
} from '@gridweave/kit';
import { nothing, type Scope, scopeSql } from '@gridweave/access';
import { type PlanContext, typePolicy } from './context.ts';
import type { ArgumentValue } from './argument.ts';
import { bound } from './bind.ts';
import type { OrderTerm } from './order.ts';
import { namedStreet } from './street-scope.ts';

interface Join {
  readonly parent: string;
  readonly sql: RawBuilder<unknown>;
  /** Conditions or the order use it, so that it also stands where only keys are read. */
  needed: boolean;
}

/** How the rows of a select hang on the rows of another. */
export interface ParentLink {
  readonly select: Select;
  /** The table alias in the parent's statement that the relation starts from. */
  readonly alias: string;
  /** Columns of the parent row, and the condition on the child given them. */
  readonly columns: readonly string[];
  /** The scope of the rows follows from that of their parents, since they share the street. */
  readonly implied: boolean;
  /** Rows of the parent on which the relation may be followed; undefined for all. */
  readonly guard: Expression<SqlBool> | undefined;
  readonly condition: (parent: (column: string) => RawBuilder<unknown>, child: string) => Expression<SqlBool>;
}

/**
 * One statement of a plan: rows of a type, the to-one rows joined to them, and what is read of each. Rows that hang on
 * a parent repeat the parent's selection of keys, so that all statements go out in one round trip.
 */
export class Select {
  readonly alias: string;
  readonly type: TypeModel;
  /** The rows of the type that it selects, as far as permissions go. */
  readonly scope: Scope;
  readonly parent: ParentLink | undefined;
  readonly conditions: Expression<SqlBool>[] = [];
  readonly columns: Expression<unknown>[] = [];
  order: readonly OrderTerm[] = [];
  /** The rows after the cursor; a count does not know of it. */
  after: Expression<SqlBool> | undefined;
  /** Of an export: the rows come in batches, and children are read for the keys of a batch. */
  isStreamed = false;
  /** The rows to read for each parent, and those to keep when their own children are read. */
  limit: { readonly read: RawBuilder<unknown>; readonly keep: RawBuilder<unknown> } | undefined;
  readonly #context: PlanContext;
  #scope: readonly Expression<SqlBool>[];
  readonly #joins = new Map<string, Join>();
  readonly #sides = new Map<string, string>();

  /** Rows in the department's scope of reading, or in another: aggregates are granted on their own. */
  constructor(
    context: PlanContext,
    type: TypeModel,
    parent?: ParentLink,
    scope: Scope = typePolicy(context, type)?.rows ?? nothing,
    implied = parent?.implied ?? false,
  ) {
    this.#context = context;
    this.type = type;
    this.parent = parent;
    this.scope = scope;
    this.alias = context.alias();
    this.#scope = implied ? [] : inScope(scope, type, this.alias);
  }

  /** Decides the scope by the street that the request names, where that is possible; gives the other conditions. */
  narrow(where: ArgumentValue | undefined): ArgumentValue | undefined {
    const named = namedStreet(this.scope, this.type, this.alias, where);
    if (!named) return where;
    this.#scope = [named.condition];
    return named.rest;
  }

  get #matching(): RawBuilder<SqlBool> {
    return allOf(...this.#scope, ...this.conditions);
  }

  /** Columns of the row under `alias` on which a field stands: the type's table or the field's side table. */
  rowFor(field: FieldModel, type: TypeModel, alias: string, needed = false): RowExpression<any> {
    return rowOf(field.side?.table ?? type.ref.table, this.aliasFor(field, alias, needed));
  }

  /** The table alias under which a field's columns stand. */
  aliasFor(field: FieldModel, alias: string, needed = false): string {
    if (field.side) return this.#side(field.side, alias, needed);
    if (needed) this.#need(alias);
    return alias;
  }

  #side(side: SideTable, alias: string, needed: boolean): string {
    const key = `${alias} ${side.table.schema}.${side.table.name}`;
    let joined = this.#sides.get(key);
    if (joined === undefined) {
      joined = this.#context.alias();
      this.#sides.set(key, joined);
      const on = equal(side.on, (column) => sql.ref(`${alias}.${column}`), joined);
      this.#joins.set(joined, {
        parent: alias,
        needed: false,
        sql: sql`left join ${tableSql(side.table)} as ${sql.ref(joined)} on ${on}`,
      });
    }
    if (needed) this.#need(joined);
    return joined;
  }

  /** Joins the one row of another type; its scope is part of the join, so that a row out of scope is no row. */
  joinOne(
    type: TypeModel,
    on: JoinOn,
    alias: string,
    implied: boolean,
    guards: readonly Expression<SqlBool>[],
    where?: (row: RowExpression<any>) => Expression<SqlBool>,
  ): string {
    const joined = this.#context.alias();
    const conditions = [
      equal(on, (column) => sql.ref(`${alias}.${column}`), joined),
      ...(implied ? [] : inScope(typePolicy(this.#context, type)?.rows ?? nothing, type, joined)),
      ...guards,
      ...(where ? [where(rowOf(type.ref.table, joined))] : []),
    ];
    this.#joins.set(joined, {
      parent: alias,
      needed: false,
      sql: sql`left join ${tableSql(type.ref.table)} as ${sql.ref(joined)} on ${allOf(...conditions)}`,
    });
    return joined;
  }

  #need(alias: string): void {
    for (let at: string | undefined = alias; at !== undefined && this.#joins.has(at); at = this.#joins.get(at)!.parent)
      this.#joins.get(at)!.needed = true;
  }

  /** The statement that reads the columns. */
  statement(): RawBuilder<unknown> {
    const columns = this.columns.length === 0 ? [sql`1`] : this.columns;
    return this.#rows(columns, this.limit?.read, [...this.#joins.values()]);
  }

  /** The statement that counts all rows, for each parent if there is one. */
  countStatement(): RawBuilder<unknown> {
    const joins = this.#joinsFor(undefined);
    if (!this.parent) return sql`select count(*) from ${this.#from(joins)} where ${this.#matching}`;
    const { select } = this.parent;
    return sql`select p.o, (select count(*) from ${this.#from(joins)} where ${this.#linked()}) from (${select.keys(this.parent)}) as p`;
  }

  /** The statement that counts by area and group. */
  groupStatement(area: Expression<unknown>, group: Expression<unknown>): RawBuilder<unknown> {
    return sql`select ${area} as area, ${group} as grp, count(*) as n from ${this.#from(this.#joinsFor(undefined))} where ${this.#matching} group by 1, 2`;
  }

  /** Area, group and hash of each row. */
  hashedRows(area: Expression<unknown>, group: Expression<unknown>, hash: Expression<unknown>): RawBuilder<unknown> {
    return sql`select ${area} as area, ${group} as grp, ${hash} as hash from ${this.#from(this.#joinsFor(undefined))} where ${this.#matching}`;
  }

  /** Number and columns of the rows that are kept, in the order of the rows themselves. */
  keys(link: ParentLink): RawBuilder<unknown> {
    const { alias, columns, guard } = link;
    if (this.isStreamed) return sql`select row_number() over () as o, q.* from (${this.#batch(link)}) as q`;
    const expressions = columns.map((column, i) => {
      const value = sql.ref(`${alias}.${column}`);
      return sql`${guard ? sql`case when ${guard} then ${value} end` : value} as ${sql.ref(`k${i}`)}`;
    });
    const rows = this.#rows(expressions, this.limit?.keep, this.#joinsFor(alias), false);
    return sql`select row_number() over () as o, q.* from (${rows}) as q`;
  }

  /** Columns of the rows of a batch by their keys: that they match was seen when they were read, in the same snapshot. */
  #batch({ alias, columns, guard }: ParentLink): RawBuilder<unknown> {
    const { table } = this.type.ref;
    const key = table.key.map((column, i) => ({ column, given: sql.ref(`b.c${i}`) }));
    const values = table.key.map(
      (column, i) => sql`${bound((run) => run.batch![i])}::${sql.raw(table.columns[column]!.type)}[]`,
    );
    const names = sql.join([...table.key.map((_, i) => sql.ref(`c${i}`)), sql.ref('n')]);
    const batch = sql`unnest(${sql.join(values)}) with ordinality as b(${names})`;
    const ownKey = (column: string): RawBuilder<unknown> | undefined =>
      alias === this.alias && !guard ? key.find((one) => one.column === column)?.given : undefined;
    const expressions = columns.map((column, i) => {
      const value = ownKey(column) ?? sql.ref(`${alias}.${column}`);
      return sql`${guard ? sql`case when ${guard} then ${value} end` : value} as ${sql.ref(`k${i}`)}`;
    });
    if (columns.every(ownKey)) return sql`select ${sql.join(expressions)} from ${batch} order by b.n`;
    const on = allOf(...key.map(({ column, given }) => sql<SqlBool>`${sql.ref(`${this.alias}.${column}`)} = ${given}`));
    const joins = this.#joinsFor(alias).map((join) => join.sql);
    return sql`select ${sql.join(expressions)} from ${batch} join ${tableSql(table)} as ${sql.ref(this.alias)} on ${on} ${sql.join(joins, sql` `)} order by b.n`;
  }

  #joinsFor(alias: string | undefined): readonly Join[] {
    const chain = new Set<string>();
    for (let at = alias; at !== undefined && this.#joins.has(at); at = this.#joins.get(at)!.parent) chain.add(at);
    return [...this.#joins].filter(([name, join]) => join.needed || chain.has(name)).map(([, join]) => join);
  }

  #from(joins: readonly Join[]): RawBuilder<unknown> {
    const table = sql`${tableSql(this.type.ref.table)} as ${sql.ref(this.alias)}`;
    return joins.length === 0
      ? table
      : sql`${table} ${sql.join(
          joins.map((join) => join.sql),
          sql` `,
        )}`;
  }

  #linked(): RawBuilder<SqlBool> {
    const { columns, condition } = this.parent!;
    const parent = (column: string): RawBuilder<unknown> => sql.ref(`p.k${columns.indexOf(column)}`);
    return allOf(condition(parent, this.alias), this.#matching);
  }

  #rows(
    columns: readonly Expression<unknown>[],
    limit: RawBuilder<unknown> | undefined,
    joins: readonly Join[],
    numbered = true,
  ): RawBuilder<unknown> {
    const matching = this.parent ? this.#linked() : this.#matching;
    const where = this.after ? allOf(matching, this.after) : matching;
    const order = this.order.length === 0 ? sql`` : sql` order by ${sql.join(this.order.map((term) => term.orderSql))}`;
    const cut = limit === undefined ? sql`` : sql` limit ${limit}`;
    const rows = sql`select ${sql.join(columns)} from ${this.#from(joins)} where ${where}${order}${cut}`;
    if (!this.parent) return rows;
    return sql`select ${numbered ? sql`p.o, l.*` : sql`l.*`} from (${this.parent.select.keys(this.parent)}) as p cross join lateral (${rows}) as l`;
  }
}

/** `schema.table`, quoted. */
export function tableSql(table: Table<any>): RawBuilder<unknown> {
  return sql.table(`${table.schema}.${table.name}`);
}

/** The rows of a scope as conditions on `alias`. */
function inScope(scope: Scope, type: TypeModel, alias: string): Expression<SqlBool>[] {
  const condition = scopeSql(scope, type, alias);
  return condition === true ? [] : [condition === false ? sql<SqlBool>`false` : condition];
}

/** Equality of the pairs of a join. */
export function equal(on: JoinOn, left: (column: string) => Expression<unknown>, right: string): RawBuilder<SqlBool> {
  return allOf(...Object.entries(on).map(([from, to]) => sql<SqlBool>`${left(from)} = ${sql.ref(`${right}.${to}`)}`));
}
