// The place for SIE files: drop them, or choose them; where a file dialog would close the view, a way to a page.
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { UploadsModel } from '../models/uploads.ts';
import { Icon } from './icon.tsx';
import { useLocale } from './locale.tsx';

export const sieFiles = '.se,.si,.sie,.SE,.SI,.SIE,text/plain';

/** Files dropped anywhere in the view are meant for it; true while some hover over it. */
export function useDrop(model: UploadsModel): boolean {
  const over = useSignal(false);
  useEffect(() => {
    const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
    const drag = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      event.dataTransfer!.dropEffect = 'copy';
      over.value = true;
    };
    const leave = ({ relatedTarget }: DragEvent) => {
      if (!relatedTarget) over.value = false;
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      over.value = false;
      const files = event.dataTransfer?.files;
      if (event.isTrusted && files?.length) void model.add(files);
    };
    const listeners = { dragenter: drag, dragover: drag, dragleave: leave, drop } as const;
    for (const [name, listener] of Object.entries(listeners))
      addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        removeEventListener(name, listener as EventListener);
    };
  }, [model]);
  return over.value;
}

interface Props {
  model: UploadsModel;
  /** In few words, beside something else. */
  compact?: boolean;
  /** A file is the next step. */
  wanted?: boolean;
}
export function DropZone({ model, compact = false, wanted = false }: Props) {
  const { t } = useLocale();
  const over = useDrop(model);
  const looks = ['drop', compact && 'compact', wanted && 'wanted', over && 'over'];
  return (
    <label class={looks.filter(Boolean).join(' ')}>
      <input
        type="file"
        class="sr-only"
        multiple
        accept={sieFiles}
        onChange={(event) => {
          const { files } = event.currentTarget;
          if (files?.length) void model.add(files);
          event.currentTarget.value = '';
        }}
      />
      <Icon name="upload" />
      <span>
        <strong>{compact ? t.dropShort : t.drop}</strong> <span class="pick">{t.pick}</span>
        {!compact && <span class="small quiet">{t.dropHint}</span>}
      </span>
    </label>
  );
}
