import type { CombinedError } from 'urql';
import type { Language, Said } from '../language/language.ts';

/** One thing that is wrong in what was sent, and where. */
export interface Fault extends Said {
  readonly where: string;
}

/** A field or operator that was not granted. */
export interface DeniedUse {
  readonly coordinate: string;
  readonly operator: string;
  readonly title?: string;
}

interface ErrorDetails {
  readonly code?: string;
  readonly faults?: readonly Fault[];
  readonly denied?: readonly DeniedUse[];
}

/** An error of an answer, as the API writes it. */
export interface AnswerError {
  readonly message: string;
  readonly extensions?: unknown;
}

function details({ extensions }: AnswerError): ErrorDetails {
  return (extensions ?? {}) as ErrorDetails;
}

/** The faults that an error lists. */
export function faultsOf(error: CombinedError | undefined): readonly Fault[] {
  return error?.graphQLErrors.flatMap((one) => details(one).faults ?? []) ?? [];
}

/** The fields that an answer was refused for. */
export function deniedBy(errors: readonly AnswerError[]): readonly DeniedUse[] {
  return errors.flatMap((one) => (details(one).code === 'FIELD_NOT_GRANTED' ? (details(one).denied ?? []) : []));
}

/** The API says everything in both languages, `中文 / English`; this is the half of one. */
export function half(message: string, language: Language): string {
  const at = message.indexOf(' / ');
  if (at < 0) return message;
  return language === 'zh' ? message.slice(0, at) : message.slice(at + 3);
}

/** What an error says in the language; what is wrong in a document, graphql-js says in English only. */
export function said(error: AnswerError, language: Language): string {
  return details(error).code?.startsWith('GRAPHQL_') === true ? error.message : half(error.message, language);
}

/** What went wrong, in words of the language. */
export function wordsOf(error: CombinedError, language: Language): string {
  if (error.graphQLErrors.length > 0) return error.graphQLErrors.map((one) => said(one, language)).join('\n');
  return language === 'zh'
    ? '无法连接服务器。请检查网络后重试'
    : 'The server cannot be reached. Check the network and try again';
}
