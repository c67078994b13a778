// Whether the ports are free, before anything is started on them.
import { createServer } from 'node:net';

export async function expectFree(port: number): Promise<void> {
  for (const host of ['127.0.0.1', '::1']) {
    const problem = await tryListening(port, host);
    if (problem === 'EADDRINUSE') {
      throw new Error(`Port ${port} is taken. Stop what uses it, or choose another: npm start -- --port N`);
    }
    if (problem === 'EACCES')
      throw new Error(`Port ${port} may not be used here. Choose another: npm start -- --port N`);
  }
}

function tryListening(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
