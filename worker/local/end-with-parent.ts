// Runs another script in this process, which ends, with its whole process group, when the one that started it is gone:
// killed without a word, that one can no longer end it. The end is told by the pipe between them, which only it holds.
import { runMain } from 'node:module';
import { Socket } from 'node:net';

/** The file descriptor of the pipe. */
export const pipeToParent = 3;

if (import.meta.main) {
  const pipe = new Socket({ fd: pipeToParent });
  const end = () => process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL');
  pipe.on('error', end).on('close', end).resume().unref();
  process.argv.splice(1, 1);
  runMain();
}
