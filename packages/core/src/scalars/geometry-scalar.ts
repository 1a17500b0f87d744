import { GraphQLScalarType, valueFromASTUntyped, type ASTNode } from 'graphql';
import type { GeometryCheck } from './position.ts';
import { refusal } from './refuse.ts';

/** A scalar that is a GeoJSON geometry (RFC 7946). Output is passed through; a JSON text of PostgreSQL is parsed. */
export function geometryScalar<G>(options: {
  name: string;
  description: string;
  check: (value: unknown) => GeometryCheck<G>;
}): GraphQLScalarType<G, unknown> {
  const read = (value: unknown, node?: ASTNode): G => {
    const checked = options.check(value);
    if (!checked.ok) throw refusal(checked.text, node);
    return checked.value;
  };
  return new GraphQLScalarType({
    name: options.name,
    description: options.description,
    specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc7946',
    serialize: (value) => (typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value),
    parseValue: (value) => read(value),
    parseLiteral: (node, variables) => read(valueFromASTUntyped(node, variables), node),
  });
}
