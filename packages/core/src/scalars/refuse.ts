import { GraphQLError, type ASTNode } from 'graphql';
import type { ErrorText } from '@gridweave/kit';

/** The error of a scalar: code BAD_USER_INPUT, the place in the document when the value stands in it. */
export function refusal(text: ErrorText, node?: ASTNode): GraphQLError {
  return new GraphQLError(`${text.zh} / ${text.en}`, {
    ...(node ? { nodes: node } : {}),
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
