// The worker thread in which files are checked, so that the view stays awake under a large one.
import { checkSie } from './sie-check.ts';
import type { Checked, CheckOrder } from './sie-check.ts';

addEventListener('message', async ({ data: { file, acceptChecksumMismatch } }: MessageEvent<CheckOrder>) => {
  let result: Checked;
  try {
    result = await checkSie(new Uint8Array(await file.arrayBuffer()), acceptChecksumMismatch);
  } catch (error) {
    const why = String(error);
    result = {
      ok: false,
      code: 'internal',
      texts: { sv: `Filen kunde inte läsas: ${why}`, en: `The file could not be read: ${why}` },
    };
  }
  postMessage(result);
});
