import { GraphQLScalarType, Kind, type ASTNode } from 'graphql';
import type { Check } from './check.ts';
import { refusal } from './refuse.ts';

/**
 * A scalar that is a text with a rule. Input is checked and normalised, the same way from a variable and from a literal;
 * output is passed through, so that masked values come out as the database made them.
 */
export function textScalar(options: {
  name: string;
  title: { readonly zh: string; readonly en: string };
  description: { readonly zh: string; readonly en: string };
  check: (text: string) => Check;
  serialize?: (value: unknown) => string;
  specifiedByURL?: string;
}): GraphQLScalarType<string, string> {
  const { name, title, description, check, specifiedByURL } = options;
  const notText = {
    zh: `${title.zh}应写成字符串(加引号),以免丢失数字`,
    en: `${title.en} should be a string in quotes, so that no digit is lost`,
  };
  const read = (value: unknown, node?: ASTNode): string => {
    if (typeof value !== 'string') throw refusal(notText, node);
    const checked = check(value);
    if (!checked.ok) throw refusal(checked.text, node);
    return checked.value;
  };
  return new GraphQLScalarType({
    name,
    description: `${title.zh}:${description.zh} / ${title.en}: ${description.en}`,
    specifiedByURL,
    serialize: options.serialize ?? ((value) => (typeof value === 'string' ? value : String(value))),
    parseValue: (value) => read(value),
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined, node),
  });
}
