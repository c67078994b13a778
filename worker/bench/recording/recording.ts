// What is noted of D1's calls.

/** One query, or one batch: a transaction. */
export interface Call {
  /** D1's `meta.duration` of all its statements: the time that nothing else could run. */
  ms: number;
  sql: string;
}

export interface Recording {
  longest: Call;
  /** D1's `meta.rows_written` of all statements, a job's own records among them. */
  rowsWritten: number;
  /** D1's `meta.changes` of the statements that insert into, or delete from, the tables of a generation. */
  inserted: number;
  deleted: number;
}

export const createRecording = (): Recording => ({
  longest: { ms: 0, sql: '' },
  rowsWritten: 0,
  inserted: 0,
  deleted: 0,
});
