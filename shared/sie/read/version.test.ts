// That the reader's version is raised when what it makes of a file changes: a year is not read into rows again otherwise.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readSample, readSampleCompanies } from '../../fixtures/samples.ts';
import { read } from '../test-support.ts';
import { readerVersion } from './version.ts';

// Where the sample files themselves are written anew, the hash alone changes.
test('what is made of the sample files is that of this version: where it changes, raise readerVersion', async () => {
  const hash = createHash('sha256');
  for (const { files } of await readSampleCompanies())
    for (const file of files) hash.update(JSON.stringify(read(await readSample(file)).events));
  expect({ version: readerVersion, made: hash.digest('hex') }).toEqual({
    version: 3,
    made: '10b022cc55411aa2ee8e7d24387b6a9fdcb6f83acb7aa4e257a3a7448d9fe077',
  });
});
