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
}

/** Where the recording is asked for, and begun anew: outside `/v1`, where the worker has no route. */
export const recordingPath = '/bench/recording';
/** Where the edge twin tells what it has seen. */
export const edgePath = '/bench/edge';

const createRecording = (): Recording => ({ longest: { ms: 0, sql: '' }, rowsWritten: 0 });

export const createRecorder = () => {
  let recording = createRecording();
  return {
    current: () => recording,
    /** What was noted since it was last taken. */
    take: (): Recording => {
      const taken = recording;
      recording = createRecording();
      return taken;
    },
  };
};
