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

function escape(text: string): string {
  return special.test(text) ? text.replace(/[\\\t\n\r\b\f\v]/g, (char) => escapes[char]!) : text;
}

/** PostgreSQL's text of a value; arrays become array literals unless the column holds JSON. */
function plain(value: unknown, json: boolean): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return json ? JSON.stringify(value) : value.toISOString();
  if (value instanceof Uint8Array) return String.raw`\x${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value) && !json) return arrayLiteral(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function arrayLiteral(values: readonly unknown[]): string {
  const items = values.map((value) => {
    if (value === null || value === undefined) return 'NULL';
    if (Array.isArray(value)) return arrayLiteral(value);
    return `"${plain(value, false).replace(/[\\"]/g, String.raw`\$&`)}"`;
  });
  return `{${items.join(',')}}`;
}

/** One value of COPY's text format; null and undefined are NULL. `json` tells that the column holds JSON. */
export function copyValue(value: unknown, json: boolean): string {
  return value === null || value === undefined ? String.raw`\N` : escape(plain(value, json));
}
