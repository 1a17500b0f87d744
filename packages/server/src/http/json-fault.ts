const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SPACE = /[ \t\n\r]*/y;

/** Line and column of the first fault of a text that is not JSON. */
export function jsonFault(text: string): { line: number; column: number } {
  const before = text.slice(0, faultOffset(text));
  const line = before.split('\n').length;
  return { line, column: before.length - before.lastIndexOf('\n') };
}

/** Reads on as long as the text is JSON; returns where it stops being so. */
function faultOffset(text: string): number {
  let at = 0;
  const match = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const eat = (character: string): boolean => {
    match(SPACE);
    if (text[at] !== character) return false;
    at++;
    match(SPACE);
    return true;
  };
  // a pattern for whole strings would run out of stack on long ones
  const string = (): boolean => {
    if (text[at] !== '"') return false;
    const start = at;
    for (at++; at < text.length && text.charCodeAt(at) >= 32; at++) {
      if (text[at] === '"') {
        at++;
        return true;
      }
      if (text[at] !== '\\') continue;
      if (!match(ESCAPE)) break;
      at--;
    }
    if (at < text.length) return false;
    at = start;
    return false;
  };
  const key = (): boolean => string() && eat(':');
  const closing: string[] = [];
  match(SPACE);
  for (;;) {
    // a value begins here
    if (eat('{')) {
      if (!eat('}')) {
        closing.push('}');
        if (!key()) return at;
        continue;
      }
    } else if (eat('[')) {
      if (!eat(']')) {
        closing.push(']');
        continue;
      }
    } else if (!string() && !match(NUMBER) && !match(WORD)) return at;
    // a value ended here
    for (;;) {
      const end = closing.at(-1);
      if (end === undefined) {
        match(SPACE);
        return at;
      }
      if (eat(',')) {
        if (end === '}' && !key()) return at;
        break;
      }
      if (!eat(end)) return at;
      closing.pop();
    }
  }
}
