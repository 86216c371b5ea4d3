import type { ComponentChildren } from "preact";

interface Props {
  readonly title: string;
  readonly children?: ComponentChildren;
  /** Whether this is an error that assistive technology should announce immediately. */
  readonly isProblem?: boolean;
}

/** Shows why a view has nothing to list, and what the user can do. */
export function EmptyState({ title, children, isProblem = false }: Props) {
  return (
    <section class="empty-state" role={isProblem ? "alert" : "status"}>
      <h1>{title}</h1>
      {children}
    </section>
  );
}
