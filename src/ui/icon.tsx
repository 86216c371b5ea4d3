/** Line icons on a 16-pixel grid, as SVG paths. */
const PATHS = {
  note: "M3 2.5h10v8l-3 3H3zM10 13.5v-3h3M5.5 6h5M5.5 8.5h3",
  copy: "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z",
  previous: "M10 3 5 8l5 5",
  next: "M6 3l5 5-5 5",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  remove: "M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.7 9h6.6l.7-9M6.7 7v4M9.3 7v4",
  edit: "M3 13l.6-2.8L11 2.8 13.2 5l-7.4 7.4zM9.5 4.3l2.2 2.2",
  save: "M8 2.5v8M4.5 7.5 8 11l3.5-3.5M2.5 13.5h11",
  eye: "M1.5 8C3.5 4.6 5.6 3.5 8 3.5s4.5 1.1 6.5 4.5c-2 3.4-4.1 4.5-6.5 4.5S3.5 11.4 1.5 8zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  pause: "M5.5 3v10M10.5 3v10",
  call: "M3 2.5h3l1 3.5-1.7 1.3a8 8 0 0 0 3.4 3.4L10 9l3.5 1v3c-6 .5-11-4.5-10.5-10.500z",
  people:
    "M6 8a2.3 2.3 0 1 0 0-4.600A2.3 2.3 0 0 0 6 8zM1.5 13.500c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M10.5 3.600a2.2 2.2 0 0 1 0 4.200M12 9.800c1.6.6 2.5 1.9 2.5 3.7",
  goto: "M2.5 8h9M8 4.5 11.5 8 8 11.500M13.5 3v10",
  search: "M7 2.500a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.300l3.2 3.2",
  open: "M9 2.500h4.500V7M13.500 2.500 7.500 8.500M11.500 9.500v4h-9v-9h4",
  archive: "M2.500 2.500h11v3.500h-11zM3.500 6v7.500h9V6M6.500 8.500h3",
  mark: "M3 5.500h3.500v3.500L4 12.500H2.500L4 9H3zM9.500 5.500H13v3.500l-2.500 3.500H9L10.500 9h-1z",
  hide: "M2.500 2.500l11 11M5 4.700C3.700 5.400 2.500 6.500 1.500 8c2 3.400 4.100 4.500 6.500 4.500 1 0 2-.2 2.900-.7M7.300 3.500c2.600-.2 5.100.8 7.200 4.500-.5.900-1.100 1.700-1.700 2.300",
  tag: "M2.500 2.500h5.500l5.500 5.500-5.500 5.500-5.500-5.500zM5.500 5.500h.01",
  undo: "M5.500 3 2.500 6l3 3M2.500 6h7a3.500 3.500 0 0 1 0 7h-4",
  panel: "M2.500 3h11v10h-11zM9.500 3v10",
  library: "M3 2.500v11M6 2.500v11M9 2.500v11M11 3l2.500 10.300",
  time: "M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zM8 5v3.500l2.500 1.500",
  link: "M3.500 12.500V9.500a5 5 0 0 1 9 0v3M2 12.500h3M11 12.500h3",
  settings: "M2.500 5h6M11.500 5h2M2.500 11h2M7.500 11h6M10 3.500v3M6 9.500v3",
  compare: "M2.500 3h4.500v10h-4.500zM9 3h4.500v10H9M4 5.500h1.500M4 8h1.500M10.500 5.500H12M10.500 8H12",
  list: "M2.500 4h1M2.500 8h1M2.500 12h1M6 4h7.500M6 8h7.500M6 12h7.500",
  check: "M3 8.500l3.500 3.500L13 4.500",
  "import-export": "M2.500 5.500h10M10 3l2.500 2.500L10 8M13.500 10.500h-10M6 8l-2.500 2.500L6 13",
} as const;

export type IconName = keyof typeof PATHS;

/** Icons that point in the direction of writing. They are mirrored in right-to-left languages. */
const POINTING: ReadonlySet<IconName> = new Set(["previous", "next", "goto", "open", "undo", "panel"]);

/** Shows an icon next to text, or in a button that has its own label. Assistive technology ignores it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      class={POINTING.has(name) ? "icon pointing" : "icon"}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
