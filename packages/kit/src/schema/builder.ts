import SchemaBuilder from '@pothos/core';

/** The graph is known only when the plugins are put together, so Pothos is used without static types of its own. */
export type Builder = any;

/** A Pothos builder whose fields are nullable unless they say otherwise. */
export function newBuilder(): Builder {
  return new SchemaBuilder({}) as Builder;
}
