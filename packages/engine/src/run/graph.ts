import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { guardSchema } from '@gridweave/access';
import { buildSchema, type Model, type SchemaExtension } from '@gridweave/kit';
import { Plans } from './plans.ts';

/** All that is made from one model: another graph comes when a label gets stricter or a plugin is switched. */
export class Graph {
  readonly model: Model;
  /** Without fields labelled `none`: documents are validated against it. */
  readonly schema: GraphQLSchema;
  /** The same behind the shield, for the executor. */
  readonly guarded: GraphQLSchema;
  readonly plans: Plans;
  /** What introspection shows under a policy, by its key. */
  readonly schemas = new LRUCache<string, GraphQLSchema>({ max: 200 });

  constructor(model: Model, planCacheSize: number, extend: SchemaExtension | undefined) {
    this.model = model;
    this.schema = buildSchema(model, undefined, extend);
    this.guarded = guardSchema(this.schema, model);
    this.plans = new Plans(model, this.schema, planCacheSize);
  }
}
