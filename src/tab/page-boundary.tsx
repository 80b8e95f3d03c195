import { Component, type ReactNode } from 'react';
import { Problem } from './states.tsx';

const words = 'This page could not be shown. Baton may have been renewed meanwhile: try again.';

interface Given {
  readonly children: ReactNode;
}

/** A page that cannot be fetched or drawn leaves the others where they are. React knows this as a class only. */
export class PageBoundary extends Component<Given, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return <Problem text={words} again={() => window.location.reload()} />;
  }
}
