import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { GridweaveError } from '@gridweave/kit';
import { PluginFailure } from '../resolve/plugin-failure.ts';

/** Takes errors that are bugs, to be logged with the reference that the caller gets. */
export type ReportBug = (error: unknown, reference: string) => void;

/** Errors of single fields as the caller sees them: ours with their code, those of plugins without their text. */
export function formatExecutionErrors(errors: readonly GraphQLError[], report: ReportBug): GraphQLFormattedError[] {
  // one failure may stand in many rows
  const references = new Map<unknown, string>();
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
    const bug = cause ?? error;
    const same = bug instanceof PluginFailure && bug.cause === undefined ? bug.message : bug;
    let reference = references.get(same);
    if (reference === undefined) {
      references.set(same, (reference = crypto.randomUUID()));
      report(bug, reference);
    }
    if (cause instanceof PluginFailure) {
      const { plugin, coordinate: field } = cause;
      return {
        message: `插件 ${plugin} 的 ${field} 出错,编号 ${reference} / ${field} of plugin ${plugin} failed, reference ${reference}`,
        ...place,
        extensions: { plugin, field, code: 'PLUGIN_FAILED', reference },
      };
    }
    return {
      message: `内部错误,编号 ${reference} / Internal error, reference ${reference}`,
      ...place,
      extensions: { code: 'INTERNAL', reference },
    };
  });
}
