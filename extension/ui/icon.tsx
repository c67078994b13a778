// The few drawings, as lines on a grid of 20.
const paths = {
  ledger:
    'M4 5.5C4 4.1 6.7 3 10 3s6 1.1 6 2.5S13.3 8 10 8 4 6.9 4 5.5zM4 5.5v9C4 15.9 6.7 17 10 17M16 5.5V9M12.5 12.5l4 4M16.5 12.5l-4 4',
  close: 'M5 5l10 10M15 5L5 15',
  back: 'M12 4l-6 6 6 6',
  next: 'M8 4l6 6-6 6',
  up: 'M4 12l6-6 6 6',
  check: 'M4 10.5l4 4 8-9',
  warning: 'M10 3.5l7.5 13h-15zM10 8.5v3.5M10 14.3v.1',
  info: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 9.5v4M10 6.6v.1',
  gear: 'M10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2M4.7 4.7l1.4 1.4M13.9 13.9l1.4 1.4M4.7 15.3l1.4-1.4M13.9 6.1l1.4-1.4',
  search: 'M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.5 13.5l4 4',
  upload: 'M10 13V4M6.5 7.5L10 4l3.5 3.5M4 13v3h12v-3',
  undo: 'M4 8h8a4 4 0 0 1 0 8H8M7 4.5L3.5 8 7 11.5',
  receipt: 'M5 2.5h10v15l-2.5-1.5-2.5 1.5-2.5-1.5L5 17.5zM8 7h4M8 10h4',
  plug: 'M7 3v4M13 3v4M5 7h10v2.5a5 5 0 0 1-10 0zM10 14.5V18',
  plugOff: 'M3 3l14 14M7 3v3M13 3v4M5 8v2a5 5 0 0 0 7.5 4.3M15 10.5V8h-3.5M10 15v3',
  list: 'M7.5 5h9M7.5 10h9M7.5 15h9M3.5 5h.1M3.5 10h.1M3.5 15h.1',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
} as const;
export type IconName = keyof typeof paths;

export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);
