// A file at hand that is held against its year, and what reading it in would be stopped by: told before that is decided,
// and set aside by the press that decides it.
import { signal } from '@preact/signals';
import type { Guard } from '../messages/verbs.ts';
import type { OwnFile } from './compare.ts';
import { stopOf } from './guards.ts';
import type { UploadsModel } from './uploads.ts';

/**
 * @param allow what was set aside already
 * @param load is given what is set aside then
 */
export function createOwnFile(
  uploads: Pick<UploadsModel, 'keep'>,
  file: File,
  allow: Guard[],
  load: (allow: Guard[]) => unknown,
): OwnFile {
  const stop = signal<ReturnType<typeof stopOf>>(null);
  return {
    name: file.name,
    stop,
    async keep() {
      const kept = await uploads.keep(file, allow);
      stop.value = kept.ok ? stopOf(kept.value.stopped) : null;
      return kept;
    },
    load: () => load([...allow, ...(stop.value?.allow ?? [])]),
  };
}
