import { admit, collectUses, type DeniedUse, type Policy } from '@gridweave/access';
import type { Engine } from '@gridweave/engine';
import {
  type DocumentNode,
  getOperationAST,
  getVariableValues,
  type GraphQLSchema,
  parse,
  validate,
  valueFromASTUntyped,
} from 'graphql';

/** An operation as the log kept it. */
export interface RecordedText {
  /** Without its values. */
  readonly document: string;
  readonly operationName: string | null;
  /** JSON; personal values are hashes. */
  readonly variables: string | null;
}

/** What would become of a recorded operation under a policy. */
export interface Replayed {
  readonly outcome: 'answered' | 'refused' | 'invalid';
  /** Uses that are not granted. */
  readonly denied: readonly Pick<DeniedUse, 'coordinate' | 'operator'>[];
  readonly masked: readonly string[];
  /** Why it is no valid document of the graph any more. */
  readonly faults: readonly string[];
}

/** Admits a recorded operation under another policy, without running it. */
export function replay(engine: Engine, policy: Policy, { document, operationName, variables }: RecordedText): Replayed {
  const schema = engine.schemaOf(policy.model);
  const parsed = parse(document);
  const faults = validate(schema, parsed, undefined, { maxErrors: 20 }).map((fault) => fault.message);
  if (faults.length > 0) return { outcome: 'invalid', denied: [], masked: [], faults };
  const given = variables === null ? {} : JSON.parse(variables);
  const name = operationName ?? undefined;
  const uses = collectUses(policy.model, schema, parsed, name, understood(schema, parsed, name, given));
  const { denied, masked } = admit(uses, policy);
  const distinct = new Map(
    denied.map(({ coordinate, operator }) => [`${coordinate}:${operator}`, { coordinate, operator }]),
  );
  return { outcome: denied.length > 0 ? 'refused' : 'answered', denied: [...distinct.values()], masked, faults: [] };
}

/** Variables as the schema understands them; one that holds hashes of values stays as it is, since only its shape counts. */
function understood(
  schema: GraphQLSchema,
  document: DocumentNode,
  name: string | undefined,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const definitions = getOperationAST(document, name)?.variableDefinitions ?? [];
  return Object.assign(
    {},
    ...definitions.map((definition) => {
      const { coerced } = getVariableValues(schema, [definition], given, { maxErrors: 1 });
      if (coerced) return coerced;
      const key = definition.variable.name.value;
      if (Object.hasOwn(given, key)) return { [key]: given[key] };
      return definition.defaultValue ? { [key]: valueFromASTUntyped(definition.defaultValue) } : {};
    }),
  );
}
