// The headers of a file on its way out: its name in ASCII and whole (RFC 6266, RFC 8187), and nothing run of it.

/** Letters without their marks; what ASCII has no likeness of, or a header cannot hold, is a low line. */
const inAscii = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^ -~]|["\\%]/gu, '_');

/** RFC 8187 leaves fewer signs alone than encodeURIComponent does. */
const encoded = (name: string) =>
  encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** @example contentDisposition('år.se') → `attachment; filename="ar.se"; filename*=UTF-8''%C3%A5r.se` */
export const contentDisposition = (name: string): string => {
  const ascii = inAscii(name);
  const plain = `attachment; filename="${ascii}"`;
  return ascii === name ? plain : `${plain}; filename*=UTF-8''${encoded(name)}`;
};

/** A file that others have sent is saved, never shown: what it says to be is not believed. */
export const attachmentHeaders = (name: string, contentType: string) => ({
  'content-type': contentType,
  'content-disposition': contentDisposition(name),
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
});
