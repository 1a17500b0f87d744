const special = /[\\\t\n\r\b\f\v]/;
const escapes: Readonly<Record<string, string>> = {
  '\\': String.raw`\\`,
  '\t': String.raw`\t`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\b': String.raw`\b`,
  '\f': String.raw`\f`,
  '\v': String.raw`\v`,
};

/** NULL in COPY's text format. */
export const nullText = String.raw`\N`;

/** A text as COPY's text format writes it. */
export function escapeText(text: string): string {
  return special.test(text) ? text.replace(/[\\\t\n\r\b\f\v]/g, (char) => escapes[char]!) : text;
}

/** The array literal of PostgreSQL for texts: `{"a","b"}`. */
export function arrayText(values: readonly (string | null)[]): string {
  const items = values.map((value) => (value === null ? 'NULL' : `"${value.replace(/[\\"]/g, String.raw`\$&`)}"`));
  return `{${items.join(',')}}`;
}
