// A part of a view on its way out: printed alone, saved as a file, copied.

/** print.css leaves nothing but the section that is being printed; the title becomes the file's name. */
export function printAlone(section: HTMLElement, name: string) {
  const { title } = document;
  section.classList.add('printing');
  document.title = name;
  const done = () => {
    section.classList.remove('printing');
    document.title = title;
  };
  addEventListener('afterprint', done, { once: true });
  window.print();
}

export function save(name: string, type: string, content: string) {
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** By the event: the clipboard's own interface is closed to a frame in another's page. */
export function copyText(text: string): boolean {
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', put, { once: true });
  const copied = document.execCommand('copy');
  document.removeEventListener('copy', put);
  return copied;
}
