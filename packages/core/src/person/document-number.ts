import { type ASTNode, GraphQLScalarType, Kind } from 'graphql';
import { refusal } from '../scalars/refuse.ts';

function read(value: unknown, node?: ASTNode): string {
  const number = typeof value === 'string' ? value.trim().toUpperCase() : '';
  if (/^[\p{L}\p{N}（）()-]{1,40}$/u.test(number)) return number;
  throw refusal(
    {
      zh: '证件号码应为 1 至 40 位字母或数字,写成字符串',
      en: 'A document number is a string of 1 to 40 letters or digits',
    },
    node,
  );
}

/** The number of an identity document of any type. Letters become capitals: a citizen id may end in `X`. */
export const DocumentNumber = new GraphQLScalarType<string, string>({
  name: 'DocumentNumber',
  description: '证件号码:各类证件通用,字母转为大写 / Document number: of any type of document; letters become capitals',
  serialize: String,
  parseValue: (value) => read(value),
  parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined, node),
});
