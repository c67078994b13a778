// A field that stands twice in one object: JSON.parse keeps the last (RFC 8259, 4), and which one was meant nobody knows.

interface Open {
  /** Of an object; null in a list. */
  names: Set<string> | null;
  /** The field, or the place in the list, that is read now. */
  at: string | number;
}

/** Index of the quote that ends the string which begins at `from`. */
const endOf = (text: string, from: number): number => {
  for (let quote = text.indexOf('"', from + 1); ; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (text[quote - slashes - 1] === '\\') slashes += 1;
    if (slashes % 2 === 0) return quote;
  }
};

/**
 * Its path, `a.0.b`; null where no field stands twice.
 * @param text that is JSON
 */
export const fieldTwice = (text: string): string | null => {
  const open: Open[] = [];
  let isName = false;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i];
    const inside = open.at(-1);
    if (sign === '{' || sign === '[') {
      open.push(sign === '{' ? { names: new Set(), at: '' } : { names: null, at: 0 });
      isName = sign === '{';
    } else if (sign === '}' || sign === ']') open.pop();
    else if (sign === ',' && inside) {
      isName = inside.names !== null;
      if (typeof inside.at === 'number') inside.at += 1;
    } else if (sign === '"') {
      const end = endOf(text, i);
      if (isName && inside?.names) {
        // The same name may be written in several ways.
        const name = JSON.parse(text.slice(i, end + 1)) as string;
        inside.at = name;
        if (inside.names.has(name)) return open.map(({ at }) => at).join('.');
        inside.names.add(name);
        isName = false;
      }
      i = end;
    }
  }
  return null;
};
