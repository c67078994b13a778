// Chooses a SIE file to compare with, which is not read in.
import type { Guard } from '../messages/verbs.ts';
import type { CompareModel } from '../models/compare.ts';
import { createOwnFile } from '../models/own-file.ts';
import type { UploadsModel } from '../models/uploads.ts';
import { sieFiles } from './drop-zone.tsx';
import { useLocale } from './locale.tsx';

export function CompareFile({ compare, uploads }: { compare: CompareModel; uploads: UploadsModel }) {
  const { t } = useLocale();
  const choose = () => {
    const input = Object.assign(document.createElement('input'), { type: 'file', accept: sieFiles });
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (!file) return;
      const load = (allow: Guard[]) => uploads.add([file], { agreed: true, allow });
      void compare.withFile(createOwnFile(uploads, file, [], load));
    });
    input.click();
  };
  return (
    <button type="button" class="link" onClick={(event) => event.isTrusted && choose()}>
      {t.compareFile}
    </button>
  );
}
