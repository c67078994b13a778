// What the edge twin tells of a run.

export interface TwinFigures {
  /** Calls to D1, R2 and the queue, and those that failed. */
  calls: number;
  failed: number;
  /** D1's queries of the invocation that had most of them. */
  mostQueries: number;
}
