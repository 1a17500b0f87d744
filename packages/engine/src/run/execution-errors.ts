import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { GridweaveError } from '@gridweave/kit';

/** Takes errors that are bugs, to be logged with the reference that the caller gets. */
export type ReportBug = (error: unknown, reference: string) => void;

/** Errors of single fields as the caller sees them: ours with their code, those of plugins without their text. */
export function formatExecutionErrors(errors: readonly GraphQLError[], report: ReportBug): GraphQLFormattedError[] {
  return errors.map((error) => {
    const cause = error.originalError;
    const place = {
      ...(error.locations ? { locations: error.locations } : {}),
      ...(error.path ? { path: error.path } : {}),
    };
    if (cause instanceof GridweaveError)
      return { message: cause.message, ...place, extensions: { ...cause.details, code: cause.code } };
    // refusals of the shield are GraphQL errors of their own
    const refused = [error, cause].find(
      (e) =>
        e instanceof GraphQLError &&
        (e.extensions.code === 'FIELD_NOT_GRANTED' || e.extensions.code === 'BAD_USER_INPUT'),
    );
    if (refused instanceof GraphQLError) return { message: refused.message, ...place, extensions: refused.extensions };
    const reference = crypto.randomUUID();
    report(cause ?? error, reference);
    return {
      message: `内部错误,编号 ${reference} / Internal error, reference ${reference}`,
      ...place,
      extensions: { code: 'INTERNAL', reference },
    };
  });
}
