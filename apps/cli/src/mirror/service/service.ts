import { Ending, exitCodes, Refused, Unavailable } from '../failures.ts';

export interface ServiceOptions {
  /** Address of the server or of its `/graphql`. */
  readonly url: string;
  readonly key: string;
  /** What the copy is for, as the server's log keeps it. */
  readonly purpose?: string | undefined;
  readonly signal: AbortSignal;
}

interface Answer {
  readonly data?: any;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, any>> }[];
}

/** Codes that may be gone the next time. */
const passing: ReadonlySet<string> = new Set([
  'RATE_LIMITED',
  'DATABASE_UNAVAILABLE',
  'IDENTITY_PROVIDER_UNAVAILABLE',
  'POLICY_UNCONFIRMED',
  'TIMEOUT',
  'INTERNAL',
]);
const aboutKey: ReadonlySet<string> = new Set(['UNAUTHENTICATED', 'CREDENTIAL_EXPIRED', 'FORBIDDEN']);
const answerMs = 60_000;

/** The department's endpoint of a server. */
export class Service {
  readonly #options: ServiceOptions;
  readonly #endpoint: string;
  #policy: string | undefined;

  constructor(options: ServiceOptions) {
    this.#options = options;
    this.#endpoint = `${options.url.replace(/\/+$/, '').replace(/\/graphql$/, '')}/graphql`;
  }

  /** The version of the department's permissions under which the last answer was given. */
  get policy(): string | undefined {
    return this.#policy;
  }

  /** @throws Unavailable, Refused, or Ending where the address or the key is wrong */
  async ask(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<any> {
    const response = await this.#send(JSON.stringify({ query, variables }));
    const { status } = response;
    const waitMs = secondsOf(response.headers.get('retry-after')) * 1_000;
    const answer = await this.#read(response);
    const [error] = answer?.errors ?? [];
    const code = error?.extensions?.['code'] as string | undefined;
    const text = error ? textOf(error.message) : { zh: `HTTP ${status}`, en: `HTTP ${status}` };
    if (aboutKey.has(code ?? '') || status === 401 || status === 403) throw new Ending(exitCodes.key, text);
    if (status >= 500 || status === 429 || passing.has(code ?? '')) throw new Unavailable(text, waitMs);
    if (error && code !== undefined) throw new Refused(code, error.message, error.extensions!['denied'] ?? []);
    const policy = response.headers.get('x-gridweave-policy');
    if (!answer?.data || policy === null) throw this.#elsewhere();
    this.#policy = policy;
    return answer.data;
  }

  async #send(body: string): Promise<Response> {
    const { key, purpose, signal } = this.#options;
    try {
      return await fetch(this.#endpoint, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Authorization: `Bearer ${key}`,
          ...(purpose === undefined ? {} : { 'X-Gridweave-Purpose': encodeURIComponent(purpose) }),
        },
        body,
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
      });
    } catch (error) {
      throw this.#unreachable(error);
    }
  }

  async #read(response: Response): Promise<Answer | undefined> {
    const text = await response.text().catch((error: unknown) => {
      throw this.#unreachable(error);
    });
    try {
      return JSON.parse(text) as Answer;
    } catch {
      return undefined;
    }
  }

  #unreachable(error: unknown): Unavailable {
    const { message = '', code } = (error as { cause?: { message?: string; code?: string } }).cause ?? {};
    const why = code ?? (message || (error as Error).name);
    return new Unavailable({
      zh: `无法连接 ${this.#endpoint}(${why})`,
      en: `${this.#endpoint} cannot be reached (${why})`,
    });
  }

  /** Another program answered: a wrong address, or a proxy in between once it had been right. */
  #elsewhere(): Ending | Unavailable {
    const text = {
      zh: `${this.#endpoint} 的应答不是织网服务的应答,请检查 --url`,
      en: `What ${this.#endpoint} answers does not come from a Gridweave server; check --url`,
    };
    return this.#policy === undefined ? new Ending(exitCodes.wrong, text) : new Unavailable(text);
  }
}

/** `Retry-After` in seconds; dates are not used by the server. */
function secondsOf(header: string | null): number {
  const seconds = Number(header ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 0;
}

function textOf(message: string): { readonly zh: string; readonly en: string } {
  const at = message.indexOf(' / ');
  return at < 0 ? { zh: message, en: message } : { zh: message.slice(0, at), en: message.slice(at + 3) };
}
