import { type FieldNode, getArgumentValues, type GraphQLObjectType } from 'graphql';
import { type Comparison, matchComparisons, type Model, type Operator, type TypeModel } from '@gridweave/kit';
import type { Cursors } from '../cursors.ts';
import { areaColumn } from './counts.ts';
import type { ListArguments } from './connection.ts';
import type { Grants } from './grants.ts';
import { rowOrder } from './order.ts';
import { type Asked, selected } from './selected.ts';
import type { World } from './world.ts';

/** What an operation uses, and what is wrong with its arguments, before any row is read. */
export interface Inspection {
  /** Uses in the selection that are not granted: `House.ownerName`. */
  readonly deniedReads: ReadonlySet<string>;
  /** Uses in arguments that are not granted: `House.ownerName match`. */
  readonly deniedUses: ReadonlySet<string>;
  readonly reads: ReadonlySet<string>;
  /** Codes of errors, any of which is a right answer. */
  readonly problems: ReadonlySet<string>;
  /** Codes of errors that are right as well as an answer is. */
  readonly doubts: ReadonlySet<string>;
  readonly searches: readonly string[];
}

type Nodes = readonly FieldNode[];

/** Walks an operation by its types, whatever the data is. */
export class Inspector implements Inspection {
  readonly deniedReads = new Set<string>();
  readonly deniedUses = new Set<string>();
  readonly reads = new Set<string>();
  readonly problems = new Set<string>();
  readonly doubts = new Set<string>();
  readonly searches: string[] = [];
  readonly #world: World;
  readonly #model: Model;
  readonly #grants: Grants;
  readonly #asked: Asked;
  readonly #cursors: Cursors;
  /** Inside fields that are granted on no row: their arguments need not be looked at. */
  #unread = 0;

  constructor(world: World, grants: Grants, asked: Asked, cursors: Cursors) {
    this.#world = world;
    this.#model = world.model;
    this.#grants = grants;
    this.#asked = asked;
    this.#cursors = cursors;
  }

  query(root: readonly { readonly selectionSet: FieldNode['selectionSet'] & {} }[]): void {
    for (const nodes of selected(this.#asked, 'Query', root)) {
      const node = nodes[0]!;
      if (node.name.value === '__typename') continue;
      const { definition } = this.#model.queries.get(node.name.value)!;
      const type = this.#model.types.get(definition.type.name)!;
      const args = this.#arguments('Query', node);
      if (definition.kind === 'list') {
        this.#list(type, nodes, args, definition.type.order);
        continue;
      }
      if (definition.kind === 'key') {
        const given = Object.entries(args).filter(([, value]) => value !== null);
        if (given.length !== 1) this.#problem('BAD_USER_INPUT');
        for (const { name } of node.arguments ?? []) this.#use(type.name, name.value, 'match');
        this.#text(args);
        this.#rows(type, nodes);
        continue;
      }
      this.#use(type.name, 'id', 'aggregate');
      if (typeof args['group'] === 'string') this.#use(type.name, args['group'], 'aggregate');
      if ('where' in args) this.#where(type, args['where']);
      if (areaColumn(type, args['by'] as never) === undefined) this.#problem('BAD_USER_INPUT');
    }
  }

  #arguments(type: string, node: FieldNode): Record<string, unknown> {
    const { schema, variables } = this.#asked;
    return getArgumentValues(
      (schema.getType(type) as GraphQLObjectType).getFields()[node.name.value]!,
      node,
      variables,
    );
  }

  #rows(type: TypeModel, nodes: Nodes): void {
    this.#read(type.name, 'id');
    this.#object(type, nodes);
  }

  #object(type: TypeModel, nodes: Nodes): void {
    for (const same of selected(this.#asked, type.name, nodes)) {
      const name = same[0]!.name.value;
      if (name === '__typename') continue;
      const granted = this.#read(type.name, name);
      const followed = granted && this.#isFollowed(type, name);
      if (!followed) this.#unread++;
      this.#behind(type, name, same);
      if (!followed) this.#unread--;
    }
  }

  #behind(type: TypeModel, name: string, same: Nodes): void {
    const { definition } = type.fields.get(name)!;
    if (definition.kind === 'one') this.#rows(this.#model.types.get(definition.target.name)!, same);
    else if (definition.kind === 'many') {
      const target = this.#model.types.get(definition.target.name)!;
      this.#list(target, same, this.#arguments(type.name, same[0]!), definition.order ?? target.ref.order);
    } else if (definition.kind === 'union')
      for (const member of definition.union.members) this.#object(this.#model.types.get(member.name)!, same);
  }

  #list(
    type: TypeModel,
    nodes: Nodes,
    args: ListArguments & Record<string, unknown>,
    declared: TypeModel['ref']['order'],
  ): void {
    this.#read(type.name, 'id');
    const { first, after, search, orderBy } = args;
    if ('where' in args) this.#where(type, args.where);
    for (const term of orderBy ?? []) {
      this.#use(type.name, term.field, 'order');
      if (term.direction === null) this.#problem('BAD_USER_INPUT');
    }
    if (search !== undefined && search !== null) this.#search(type, search);
    if (first !== undefined && first !== null && (first < 0 || first > 1000)) this.#problem('BAD_USER_INPUT');
    if (after !== undefined && after !== null) {
      const order = rowOrder(this.#world, this.#grants, type, orderBy, declared);
      if (!this.#cursors.fits(after, type, order.name)) this.#problem('BAD_CURSOR');
    }
    for (const part of selected(this.#asked, `${type.name}Connection`, nodes)) {
      const name = part[0]!.name.value;
      if (name === 'nodes') this.#rows(type, part);
      if (name === 'edges')
        for (const edge of selected(this.#asked, `${type.name}Edge`, part))
          if (edge[0]!.name.value === 'node') this.#rows(type, edge);
    }
  }

  #search(type: TypeModel, search: string): void {
    const part = search.trim();
    if ([...part].length < 2 || search.includes('\u0000')) this.#problem('BAD_USER_INPUT');
    else this.searches.push(part);
    const fields = [...type.fields.values()].filter((f) => f.operators.has('search') && f.label.sharing !== 'none');
    if (!fields.some((field) => this.#grants.has(type.name, field.name, 'search')))
      for (const field of fields) this.deniedUses.add(`${field.coordinate} search`);
  }

  #where(type: TypeModel, filter: unknown): void {
    if (filter === null) {
      this.#problem('BAD_USER_INPUT');
      return;
    }
    for (const [name, value] of Object.entries(filter as object)) {
      if (name === 'and' || name === 'or') {
        if (value === null) this.#problem('BAD_USER_INPUT');
        else for (const item of value) this.#where(type, item);
      } else if (name === 'not') this.#where(type, value);
      else this.#condition(type, name, value);
    }
  }

  #condition(type: TypeModel, name: string, value: Record<string, unknown> | null): void {
    if (value === null) this.#problem('BAD_USER_INPUT');
    const { definition } = type.fields.get(name)!;
    if (definition.kind === 'one' || definition.kind === 'many') {
      const target = this.#model.types.get(definition.target.name)!;
      this.#use(type.name, name, 'read');
      this.#use(target.name, 'id', 'read');
      if (value === null) return;
      const followed = this.#isFollowed(type, name);
      if (!followed) this.#unread++;
      if (definition.kind === 'one') this.#where(target, value);
      else for (const inner of Object.values(value)) this.#where(target, inner);
      if (!followed) this.#unread--;
      return;
    }
    const comparisons = Object.entries(value ?? {});
    for (const [comparison, operand] of comparisons) {
      if (matchComparisons.includes(comparison as Comparison)) this.#use(type.name, name, 'match', 'filter');
      else this.#use(type.name, name, 'filter');
      if (operand === null) this.#problem('BAD_USER_INPUT');
      this.#text(operand);
    }
    if (comparisons.length === 0) this.#use(type.name, name, 'match', 'filter');
  }

  /** PostgreSQL text cannot hold the null character; as a number, or where nothing is compared, it is no fault. */
  #text(value: unknown): void {
    if (JSON.stringify(value)?.includes('\\u0000')) this.doubts.add('BAD_USER_INPUT');
  }

  #problem(code: string): void {
    if (this.#unread === 0) this.problems.add(code);
    else this.doubts.add(code);
  }

  /** Whether a relation is granted on any row that there is. */
  #isFollowed(type: TypeModel, name: string): boolean {
    const field = type.fields.get(name)!;
    if (!('target' in field.definition)) return true;
    return this.#world.rows(type.ref.table).some((row) => this.#grants.shown(type, field, row) === null);
  }

  #read(type: string, name: string): boolean {
    this.reads.add(`${type}.${name}`);
    const granted = this.#grants.has(type, name, 'read');
    if (!granted) this.deniedReads.add(`${type}.${name}`);
    return granted;
  }

  #use(type: string, name: string, operator: Operator, alternative?: Operator): void {
    if (this.#grants.has(type, name, operator) || (alternative && this.#grants.has(type, name, alternative))) return;
    this.deniedUses.add(`${type}.${name} ${operator}`);
  }
}
