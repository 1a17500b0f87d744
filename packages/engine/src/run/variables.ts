import { getVariableValues, GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';

/** Several faults in the variables of one request. */
export class VariableErrors extends Error {
  override readonly name = 'VariableErrors';
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super(errors.map((error) => error.message).join('; '));
    this.errors = errors;
  }
}

const none: Readonly<Record<string, unknown>> = Object.freeze({});

/** Variables as the types of the schema understand them. */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { variableDefinitions } = operation;
  if (variableDefinitions === undefined || variableDefinitions.length === 0) return none;
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, given, { maxErrors: 10 });
  if (errors) throw new VariableErrors(errors.map(withoutValue));
  return coerced;
}

/** graphql-js repeats the whole value in its message, which may be a person's number; the scalar's own words do not. */
function withoutValue(error: GraphQLError): GraphQLError {
  const own = error.originalError instanceof GraphQLError ? error.originalError : undefined;
  const place = /^Variable "(\$[A-Za-z_]\w*)"/.exec(error.message)?.[1] ?? '$';
  const at = / at "([^"]+)"/.exec(error.message)?.[1];
  const rest =
    own?.message ??
    error.message
      .replace(/got invalid value .*?(?: at "[^"]*")?; /s, 'got an invalid value; ')
      .replace(/^Variable "\$\w+" /, '');
  return new GraphQLError(`${at ? `$${at}` : place}: ${rest}`, {
    nodes: error.nodes,
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
