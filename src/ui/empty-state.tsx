import type { ComponentChildren } from "preact";

interface Props {
  readonly title: string;
  readonly children?: ComponentChildren;
  /** Whether something went wrong, and assistive technology should say so at once. */
  readonly isProblem?: boolean;
}

/** What stands in a surface that has nothing to list: why, and what can be done. */
export function EmptyState({ title, children, isProblem = false }: Props) {
  return (
    <section class="empty-state" role={isProblem ? "alert" : "status"}>
      <h1>{title}</h1>
      {children}
    </section>
  );
}
