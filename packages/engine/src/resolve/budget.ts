import { GridweaveError } from '@gridweave/kit';

/** What the resolvers of plugins may take. */
export interface ResolverLimits {
  /** Milliseconds of one call of a resolver. */
  readonly timeoutMs: number;
  /** Values of all its resolved fields that one request may be given. */
  readonly values: number;
  /** Bytes of these values, as JSON. */
  readonly bytes: number;
}

export const defaultResolverLimits: ResolverLimits = { timeoutMs: 10_000, values: 100_000, bytes: 16 * 1024 * 1024 };

/** What is left of the limits for one request. */
export class ResolverBudget {
  readonly limits: ResolverLimits;
  #values: number;
  #bytes: number;

  constructor(limits: ResolverLimits) {
    this.limits = limits;
    this.#values = limits.values;
    this.#bytes = limits.bytes;
  }

  /** @throws GridweaveError OPERATION_TOO_LARGE when they are more than are left */
  takeValues(count: number, plugin: string, coordinate: string): void {
    this.#values -= count;
    if (this.#values < 0)
      throw tooMuch(plugin, coordinate, `${this.limits.values} 个值`, `${this.limits.values} values`);
  }

  /** @throws GridweaveError OPERATION_TOO_LARGE when it is longer than what is left */
  takeBytes(value: unknown, plugin: string, coordinate: string): void {
    this.#bytes -= bytesOf(value);
    if (this.#bytes < 0) throw tooMuch(plugin, coordinate, `${this.limits.bytes} 字节`, `${this.limits.bytes} bytes`);
  }
}

/** The bytes of a serialized value; an upper bound of its characters is enough for a string. */
function bytesOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  return value !== null && typeof value === 'object' ? Buffer.byteLength(JSON.stringify(value) ?? '') : 8;
}

function tooMuch(plugin: string, coordinate: string, zh: string, en: string): GridweaveError {
  return new GridweaveError(
    'OPERATION_TOO_LARGE',
    {
      zh: `插件 ${plugin} 的 ${coordinate} 返回的内容超过一次请求的上限 ${zh}`,
      en: `${coordinate} of plugin ${plugin} gives more than the ${en} that a request may take`,
    },
    { plugin, field: coordinate },
  );
}
