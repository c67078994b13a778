// What the command's exit code says, for scripts.

export const exitCodes = {
  done: 0,
  /** The API refused it, or the job failed. */
  refused: 1,
  wrongUse: 2,
  /** What was compared differs. */
  differs: 3,
  /** No answer, or none of the API. */
  noAnswer: 4,
  /** The token is missing, not known any more, or may not do it. */
  notAllowed: 5,
} as const;

/** Ends the command with a sentence and an exit code. */
export interface Halt extends Error {
  exitCode: number;
}
export const halt = (exitCode: number, sentence: string): Halt =>
  Object.assign(new Error(sentence), { exitCode });
export const isHalt = (error: unknown): error is Halt => error instanceof Error && 'exitCode' in error;
