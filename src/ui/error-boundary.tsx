import { Component, type ComponentChildren } from "preact";
import { t } from "../locale/i18n.ts";
import { UserError } from "../locale/user-error.ts";
import { EmptyState } from "./empty-state.tsx";

interface Props {
  /** Renders the replacement for children that cannot be shown, given the error and a function to try again. */
  readonly fallback: (failure: Failure) => ComponentChildren;
  /** Identifies what the children show. When it changes, the children are rendered again. */
  readonly about?: string | undefined;
  readonly children: ComponentChildren;
}

/** The reason why something cannot be shown, and a function that renders it again. */
export interface Failure {
  readonly error: unknown;
  readonly tryAgain: () => void;
}

interface State {
  readonly failed: { readonly error: unknown } | undefined;
}

/** Limits a failure to the part in which it occurs, so that one invalid record never breaks a whole page. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: undefined };

  static override getDerivedStateFromError(error: unknown): State {
    return { failed: { error } };
  }

  /** Reports the error to the browser's console for developers. The user sees a plain message instead. */
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
  /** Additional actions besides "Try again". */
  readonly actions?: ComponentChildren;
}

/** Catches errors of a view. Shows why the view cannot be shown, and what the user can do. */
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

/** Catches errors of a section, so that the rest of the view stays usable. */
export function SectionBoundary({ children, about }: Omit<ViewProps, "actions">) {
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

/** Catches errors of a list entry, so that the other entries are still shown. */
export function EntryBoundary({ children }: { readonly children: ComponentChildren }) {
  const instead = () => <li class="message problem">{t("section_failed")}</li>;
  return <ErrorBoundary fallback={instead}>{children}</ErrorBoundary>;
}
