import { type Network, readNetwork } from '@gridweave/webhooks';
import { z } from 'zod';

/** A setting of the environment: how it is read and what the documentation says of it. */
export interface Setting<T> {
  readonly name: string;
  /** As it would be written; undefined where leaving it out means that the feature is not used. */
  readonly default: string | undefined;
  /** What a right value looks like. */
  readonly expected: { readonly zh: string; readonly en: string };
  readonly description: { readonly zh: string; readonly en: string };
  /** True when the value may hold a password, so that errors and logs do not show it. */
  readonly secret: boolean;
  readonly schema: z.ZodType<T, string>;
}

type Text = Pick<Setting<unknown>, 'description'> & { readonly secret?: boolean };

/** A whole number between two limits. */
export function wholeNumber(
  name: string,
  options: Text & { default: number; min: number; max: number },
): Setting<number> {
  const { min, max } = options;
  return {
    name,
    default: String(options.default),
    expected: { zh: `${min}–${max} 之间的整数`, en: `a whole number from ${min} to ${max}` },
    description: options.description,
    secret: false,
    schema: z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number)
      .refine((value) => value >= min && value <= max),
  };
}

/** One of several words. */
export function oneOf<const V extends readonly [string, ...string[]]>(
  name: string,
  values: V,
  options: Text & { default: V[number] },
): Setting<V[number]> {
  return {
    name,
    default: options.default,
    expected: { zh: values.join('、') + ' 之一', en: `one of ${values.join(', ')}` },
    description: options.description,
    secret: false,
    schema: z.enum(values) as unknown as z.ZodType<V[number], string>,
  };
}

/** Any text that is not empty. */
export function text(
  name: string,
  options: Text & { default: string; expected: Setting<string>['expected'] },
): Setting<string> {
  return { name, secret: false, ...options, schema: z.string() };
}

/** Any text, or nothing. */
export function optionalText(
  name: string,
  options: Text & { expected: Setting<string>['expected'] },
): Setting<string | undefined> {
  return { name, default: undefined, secret: false, ...options, schema: z.string() };
}

/** Texts that are separated by commas; none unless given. */
export function texts(
  name: string,
  options: Text & { expected: Setting<string>['expected'] },
): Setting<readonly string[]> {
  return { name, default: '', secret: false, ...options, schema: z.string().transform(partsOf) };
}

/** Networks that are separated by commas; none unless given. */
export function networks(name: string, options: Text): Setting<readonly Network[]> {
  return {
    name,
    default: '',
    expected: {
      zh: '以逗号分隔的网段,形如 10.20.0.0/16',
      en: 'networks such as 10.20.0.0/16, separated by commas',
    },
    description: options.description,
    secret: false,
    schema: z
      .string()
      .transform((value) => partsOf(value).map(readNetwork))
      .refine((found): found is Network[] => !found.includes(undefined)) as unknown as z.ZodType<
      readonly Network[],
      string
    >,
  };
}

/** An address of one of the protocols. */
export function address(
  name: string,
  protocols: readonly string[],
  options: Text & { example: string },
): Setting<string | undefined> {
  return {
    name,
    default: undefined,
    expected: { zh: `形如 ${options.example} 的地址`, en: `an address such as ${options.example}` },
    description: options.description,
    secret: options.secret ?? true,
    schema: z.string().refine((value) => isAddress(value, protocols)),
  };
}

/** Addresses of one of the protocols, separated by commas. */
export function addresses(
  name: string,
  protocols: readonly string[],
  options: Text & { example: string },
): Setting<readonly string[]> {
  return {
    name,
    default: '',
    expected: {
      zh: `以逗号分隔、形如 ${options.example} 的地址`,
      en: `addresses such as ${options.example}, separated by commas`,
    },
    description: options.description,
    secret: options.secret ?? true,
    schema: z
      .string()
      .transform(partsOf)
      .refine((values) => values.every((value) => isAddress(value, protocols))),
  };
}

function isAddress(value: string, protocols: readonly string[]): boolean {
  const url = URL.parse(value);
  return url !== null && protocols.includes(url.protocol.slice(0, -1));
}

function partsOf(value: string): readonly string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
