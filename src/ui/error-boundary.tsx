import { Component, type ComponentChildren } from "preact";
import { t } from "../locale/i18n.ts";
import { UserError } from "../locale/user-error.ts";
import { EmptyState } from "./empty-state.tsx";

interface Props {
  /** What stands in place of the children when they cannot be shown; it is told why and how to try again. */
  readonly fallback: (failure: Failure) => ComponentChildren;
  /** What the children show; when that changes, they are tried again. */
  readonly about?: string | undefined;
  readonly children: ComponentChildren;
}

/** Why something cannot be shown, and a function that shows it again. */
export interface Failure {
  readonly error: unknown;
  readonly tryAgain: () => void;
}

interface State {
  readonly failed: { readonly error: unknown } | undefined;
}

/** Keeps a failure to the part in which it happens, so that one bad record never takes a whole page away. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: undefined };

  static override getDerivedStateFromError(error: unknown): State {
    return { failed: { error } };
  }

  /** The browser notes the error as any other: the user is told in plain words, a developer finds the rest there. */
  override componentDidCatch(error: unknown): void {
    if (!(error instanceof UserError)) reportError(error);
  }

  override componentDidUpdate({ about }: Props): void {
    if (about !== this.props.about && this.state.failed) this.setState({ failed: undefined });
  }

  override render({ fallback, children }: Props, { failed }: State): ComponentChildren {
    if (!failed) return children;
    return fallback({ error: failed.error, tryAgain: () => this.setState({ failed: undefined }) });
  }
}

interface ViewProps {
  readonly children: ComponentChildren;
  readonly about?: string;
  /** Other ways to go on than to try again. */
  readonly actions?: ComponentChildren;
}

/** The boundary of a view: in its place stands why it cannot be shown, and what can be done. */
export function ViewBoundary({ children, about, actions }: ViewProps) {
  const instead = ({ error, tryAgain }: Failure) => (
    <EmptyState title={t("view_failed")} isProblem>
      <p>{error instanceof UserError ? error.message : t("view_failed_text")}</p>
      <p class="buttons">
        <button type="button" class="button primary" onClick={tryAgain}>
          {t("try_again")}
        </button>
        {actions}
      </p>
    </EmptyState>
  );
  return (
    <ErrorBoundary fallback={instead} about={about}>
      {children}
    </ErrorBoundary>
  );
}

/** The boundary of a part of a view, which goes on without it. */
export function SectionBoundary({ children, about }: Omit<ViewProps, "ways">) {
  const instead = ({ tryAgain }: Failure) => (
    <p class="message problem" role="alert">
      {t("section_failed")}{" "}
      <button type="button" class="button" onClick={tryAgain}>
        {t("try_again")}
      </button>
    </p>
  );
  return (
    <ErrorBoundary fallback={instead} about={about}>
      {children}
    </ErrorBoundary>
  );
}

/** The boundary of an entry in a list; the others are shown. */
export function EntryBoundary({ children }: { readonly children: ComponentChildren }) {
  const instead = () => <li class="message problem">{t("section_failed")}</li>;
  return <ErrorBoundary fallback={instead}>{children}</ErrorBoundary>;
}
