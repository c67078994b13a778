// Finds the address and the token in what an administrator hands out: a link, JSON, or lines of text.
export interface Imported {
  address: string;
  token: string;
}

/** `https://api.example.se/#token=abc`, `{"address": …, "token": …}`, or `Adress: …` and `Nyckel: …` on lines. */
export function readImport(text: string): Imported | null {
  const given = text.trim();
  if (!given) return null;
  try {
    const { address, token } = JSON.parse(given) as Partial<Imported>;
    if (address && token) return { address, token };
  } catch {
    // Not JSON: read it as text.
  }
  const link = /https?:\/\/[^\s"'<>]+/.exec(given)?.[0].replace(/[.,;)]+$/, '');
  const named = /(?:token|nyckel|key)["']?\s*[:=]\s*["']?([\w.~+/=-]{6,})/i.exec(given)?.[1];
  if (!link || !named) return null;
  const { origin, pathname } = new URL(link);
  return { address: origin + pathname.replace(/\/+$/, ''), token: named };
}
