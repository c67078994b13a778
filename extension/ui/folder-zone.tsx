// Where a folder of SIE files is dropped, or chosen.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { FolderModel } from '../models/folder.ts';
import { sieFilesOf, sieFilesOfDrop } from '../models/folder-files.ts';
import { useBureau } from './bureau-texts.ts';
import { Icon } from './icon.tsx';

/** Files dropped anywhere on the page are meant for it; and a way to choose a folder. */
export function FolderZone({ model }: { model: FolderModel }) {
  const { folder: texts } = useBureau();
  const over = useSignal(false);
  useEffect(() => {
    const stop = new AbortController();
    const on = <K extends keyof WindowEventMap>(name: K, deed: (event: WindowEventMap[K]) => void) =>
      addEventListener(name, deed, { signal: stop.signal });
    const drag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      over.value = true;
    };
    on('dragenter', drag);
    on('dragover', drag);
    on('dragleave', ({ relatedTarget }) => {
      if (!relatedTarget) over.value = false;
    });
    on('drop', (event) => {
      event.preventDefault();
      over.value = false;
      if (event.isTrusted && event.dataTransfer) void sieFilesOfDrop(event.dataTransfer).then(model.add);
    });
    return () => stop.abort();
  }, [model]);
  return (
    <label class={over.value ? 'drop compact folder-zone over' : 'drop compact folder-zone'}>
      <input
        type="file"
        class="sr-only"
        multiple
        ref={(input) => {
          if (input) input.webkitdirectory = true;
        }}
        onChange={(event) => {
          const { files } = event.currentTarget;
          if (files?.length) model.add(sieFilesOf(files));
          event.currentTarget.value = '';
        }}
      />
      <Icon name="upload" />
      <span>
        <strong>{texts.drop}</strong> <span class="pick">{texts.pick}</span>
      </span>
    </label>
  );
}
