// The SIE files of what was dropped or chosen: files, and folders with what is in them.

const isSie = (name: string) => /\.(se|si|sie)$/i.test(name);

export interface Found {
  files: File[];
  /** Files of other kinds, which are left alone. */
  others: number;
}
export const sieFilesOf = (files: Iterable<File>): Found => {
  const all = [...files].filter(({ name }) => !name.startsWith('.'));
  const found = all.filter(({ name }) => isSie(name));
  return { files: found, others: all.length - found.length };
};

/** To be called while the drop is told of: its items are gone afterwards. */
export async function sieFilesOfDrop({ items }: DataTransfer): Promise<Found> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const files: File[] = [];
  for (const entry of entries) files.push(...(await filesIn(entry)));
  return sieFilesOf(files);
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile)
    return [
      await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)),
    ];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: File[] = [];
  // Some at a time, until there are none.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return files;
    for (const one of some) files.push(...(await filesIn(one)));
  }
}
