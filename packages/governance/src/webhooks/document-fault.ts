import { type ErrorCode, errorCodes, GridweaveError } from '@gridweave/kit';
import { GraphQLError } from 'graphql';

/** What is wrong with a document that came as a value: one error of the field that it was given to, under its own code. */
export function documentFault(error: unknown): unknown {
  const first: unknown = (error as { readonly errors?: readonly unknown[] }).errors?.[0] ?? error;
  if (!(first instanceof GraphQLError) || first.originalError instanceof GridweaveError)
    return (first as Partial<GraphQLError>).originalError ?? first;
  const code = String(first.extensions['code'] ?? 'BAD_USER_INPUT');
  const [zh, en] = first.message.split(' / ', 2);
  return new GridweaveError(Object.hasOwn(errorCodes, code) ? (code as ErrorCode) : 'BAD_USER_INPUT', {
    zh: `query: ${en === undefined ? '输入有误' : zh}`,
    en: `query: ${en ?? zh}`,
  });
}
