// R2 and the queue with every call numbered and open to faults; of the queue also the platform's size of a message.
import { assertLimit, limits } from '../edge/limits.ts';
import type { JobMessage } from '../env.ts';
import type { Invocation, Switchboard } from './calls.ts';

export const guardR2 = (r2: () => R2Bucket, invocation: Invocation, board: Switchboard): R2Bucket => {
  const call = <T>(what: string, execute: () => Promise<T>): Promise<T> =>
    board.through<T>({ invocation, binding: 'r2', what, sql: [], execute });
  const upload = (real: R2MultipartUpload, key: string): R2MultipartUpload =>
    ({
      key,
      uploadId: real.uploadId,
      uploadPart: (part: number, value: Uint8Array) =>
        call(`uploadPart ${key}`, () => real.uploadPart(part, value)),
      complete: (parts: R2UploadedPart[]) => call(`complete ${key}`, () => real.complete(parts)),
      abort: () => call(`abort ${key}`, () => real.abort()),
    }) as R2MultipartUpload;
  return {
    get: (key: string, options?: R2GetOptions) =>
      call(`get ${key}`, () => (options ? r2().get(key, options) : r2().get(key))),
    head: (key: string) => call(`get head of ${key}`, () => r2().head(key)),
    put: (key: string, value: Uint8Array, options?: R2PutOptions) =>
      call(`put ${key}`, () => r2().put(key, value, options)),
    delete: (keys: string | string[]) => call(`delete ${String(keys)}`, () => r2().delete(keys)),
    createMultipartUpload: async (key: string) =>
      upload(await call(`createMultipartUpload ${key}`, () => r2().createMultipartUpload(key)), key),
  } as unknown as R2Bucket;
};

export const guardQueue = (
  put: (message: JobMessage, delaySeconds?: number) => unknown,
  invocation: Invocation,
  board: Switchboard,
): Queue<JobMessage> => {
  const send = (messages: JobMessage[], delaySeconds = 0) =>
    board.through<void>({
      invocation,
      binding: 'queue',
      what: 'send',
      sql: [],
      execute: async () => {
        assertLimit(delaySeconds <= limits.delaySeconds, `a delay of ${delaySeconds} s`);
        for (const message of messages) {
          const bytes = JSON.stringify(message).length;
          assertLimit(bytes <= limits.messageBytes, `a message of ${bytes} bytes`);
          await put(message, delaySeconds);
        }
      },
    });
  return {
    send: (message: JobMessage, options?: QueueSendOptions) => send([message], options?.delaySeconds),
    sendBatch: (batch: { body: JobMessage }[]) => {
      assertLimit(batch.length <= limits.messages, `${batch.length} messages in a batch`);
      return send(batch.map(({ body }) => body));
    },
  } as unknown as Queue<JobMessage>;
};
