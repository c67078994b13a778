// The API's description as the app answers it, outside the platform.
import { createApp } from '../app.ts';
import type { Description } from '../http/description-shapes.ts';

export const readDescription = async (): Promise<Description> => {
  const answer = await createApp({ log: () => undefined }).fetch(
    new Request('http://worker.test/openapi.json'),
  );
  return (await answer.json()) as Description;
};
