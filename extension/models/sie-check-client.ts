// Asks a worker thread to check one file; the thread lives as long as the check.
import type { Checked, CheckOrder } from './sie-check.ts';

export function checkFile(order: CheckOrder): Promise<Checked> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./sie-check-worker.ts', import.meta.url), { type: 'module' });
    const end = (result: Checked) => {
      worker.terminate();
      resolve(result);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<Checked>) => end(data));
    worker.addEventListener('error', ({ message }) =>
      end({ ok: false, code: 'internal', texts: { sv: message, en: message } }),
    );
    worker.postMessage(order, []);
  });
}
