import { Component, type ReactNode } from 'react';

interface PageBoundaryProps {
  readonly children: ReactNode;
  readonly failure: (error: unknown) => ReactNode;
}

/** Keeps a page that breaks while it is shown from taking the frame with it. Give it a key with the step. */
export class PageBoundary extends Component<
  PageBoundaryProps,
  { readonly broken: boolean; readonly error: unknown }
> {
  override state = { broken: false, error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { broken: true, error };
  }

  override render() {
    return this.state.broken ? this.props.failure(this.state.error) : this.props.children;
  }
}
