// Hands a file to the background over a port: gzipped here, in base64 pieces, each acknowledged before the next.
import { browser } from 'wxt/browser';
import type { KeptSieFile, UploadResult } from '../../shared/contract/sie-file.ts';
import { refuse } from '../messages/problems.ts';
import { uploadPort } from '../messages/upload-port.ts';
import type { UploadAnswer, UploadBegin, UploadPiece } from '../messages/upload-port.ts';
import type { Answer } from '../messages/verbs.ts';

interface Options extends Omit<UploadBegin, 'filename'> {
  file: File;
  ticket?: string;
  onProgress(part: number): void;
}
const pieceBytes = 384 * 1024;

/** The answer is the file alone where it is not to be loaded. */
export async function sendFile<T extends UploadResult | KeptSieFile>({
  file,
  companyId,
  key,
  allow,
  load,
  ticket,
  onProgress,
}: Options): Promise<Answer<T>> {
  let packed: Uint8Array;
  try {
    packed = new Uint8Array(
      await new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer(),
    );
  } catch {
    return refuse('internal');
  }
  const port = browser.runtime.connect({ name: uploadPort });
  const say = (piece: UploadPiece) => port.postMessage(piece);
  // Word now and then, so that the browser does not put the background to sleep during a long upload.
  const alive = setInterval(() => say({ alive: true }), 15_000);
  let next: (answer: UploadAnswer) => void = () => undefined;
  const hear = () => new Promise<UploadAnswer>((resolve) => (next = resolve));
  port.onMessage.addListener((answer: UploadAnswer) => next(answer));
  port.onDisconnect.addListener(() => next(refuse('interrupted')));
  try {
    say({ begin: { companyId, filename: file.name, key, allow, load }, ...(ticket ? { ticket } : {}) });
    for (let at = 0; at < packed.length; at += pieceBytes) {
      const heard = hear();
      say({ piece: base64(packed.subarray(at, at + pieceBytes)) });
      const answer = await heard;
      if (!('received' in answer)) return answer as Answer<T>;
      onProgress(Math.min(1, (at + pieceBytes) / packed.length));
    }
    const heard = hear();
    say({ end: true });
    const answer = await heard;
    return 'received' in answer ? refuse('internal') : (answer as Answer<T>);
  } catch {
    return refuse('interrupted');
  } finally {
    clearInterval(alive);
    port.disconnect();
  }
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x2000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x2000));
  return btoa(text);
}
