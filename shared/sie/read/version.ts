// Which way of making rows of a file this is.

/**
 * To be raised whenever the rows that are made of some file change, or the sums that are kept of them: by the reader, or by
 * `worker/ledger/loading/`. A file
 * whose records are those of the file that a year was loaded from is not read into rows again while this is the same; it
 * is read anew, and what differs is stored, once this is another.
 */
export const readerVersion = 3;
