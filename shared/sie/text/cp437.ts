// Code page 437, the character set of SIE types 1–4 (SIE 4B 5.3), as a table of Unicode code points.

const HIGH_HALF =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
  'αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** Code point of each of the 256 bytes. */
export const CP437_CODE_POINTS: Uint16Array = Uint16Array.from({ length: 256 }, (_, byte) =>
  byte < 128 ? byte : HIGH_HALF.charCodeAt(byte - 128),
);

const BYTES = new Map<number, number>([...CP437_CODE_POINTS].map((codePoint, byte) => [codePoint, byte]));

/** The byte that stands for a code point, or -1 where the code page has none. */
export function cp437Byte(codePoint: number): number {
  return codePoint < 128 ? codePoint : (BYTES.get(codePoint) ?? -1);
}
