import { GraphQLError, GraphQLScalarType, valueFromASTUntyped } from 'graphql';
import { checkDateTime } from '@gridweave/core';
import { Indicator } from './codes.ts';

/** One value of an instrument. */
export interface RawReading {
  /** Code of the indicator. */
  readonly indicator: string;
  readonly observedAt: string;
  readonly value: number;
  readonly valid: boolean;
}

const mostReadings = 2000;
const codes = new Map<string, string>(Indicator.values.map(({ name, code }) => [name, code]));

/** A list of readings; what is wrong is told with the number of the reading. */
export const ReadingBatch = new GraphQLScalarType<readonly RawReading[]>({
  name: 'ReadingBatch',
  description:
    '监测数据批:[{ indicator, observedAt, value, valid }],最多 2000 条,valid 缺省为 true / A batch of readings, 2000 at most; valid is true unless told',
  parseValue: readBatch,
  parseLiteral: (node, variables) => readBatch(valueFromASTUntyped(node, variables)),
});

function readBatch(value: unknown): readonly RawReading[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostReadings)
    throw refusal(`应为 1 至 ${mostReadings} 条数据的列表`, `is a list of 1 to ${mostReadings} readings`);
  return value.map((one, i) => readOne(one, `#${i + 1}`));
}

function readOne(one: any, where: string): RawReading {
  const known = ['indicator', 'observedAt', 'value', 'valid'];
  if (typeof one !== 'object' || one === null || Object.keys(one).some((name) => !known.includes(name)))
    throw refusal(`${where} 应为 { ${known.join(', ')} }`, `${where} is { ${known.join(', ')} }`);
  const indicator = codes.get(one.indicator);
  if (indicator === undefined) throw refusal(`${where} 没有此监测指标`, `${where} names no indicator`);
  const time = typeof one.observedAt === 'string' ? checkDateTime(one.observedAt) : undefined;
  if (time?.ok !== true)
    throw refusal(`${where} 的 observedAt 应为带时区的时刻`, `${where}: observedAt is a moment with its time zone`);
  if (typeof one.value !== 'number' || !Number.isFinite(one.value) || one.value < 0 || one.value > 100_000)
    throw refusal(`${where} 的 value 应为 0 至 100000`, `${where}: value is from 0 to 100000`);
  if (one.valid !== undefined && typeof one.valid !== 'boolean')
    throw refusal(`${where} 的 valid 应为布尔值`, `${where}: valid is true or false`);
  return {
    indicator,
    observedAt: new Date(one.observedAt).toISOString(),
    value: one.value,
    valid: one.valid ?? true,
  };
}

const refusal = (zh: string, en: string): GraphQLError => new GraphQLError(`${zh} / ${en}`);
