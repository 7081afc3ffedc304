import { useLayoutEffect, useRef } from 'react';
import { enterStep } from './scroll.ts';

function takeFocus(element: HTMLElement | null): void {
  if (!element) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/** The part of the page that the address names; the text after # may be anything. */
function namedPlace(): HTMLElement | null {
  const name = location.hash.slice(1);
  try {
    return name === '' ? null : document.getElementById(decodeURIComponent(name));
  } catch {
    return null;
  }
}

/**
 * What happens when a page has come up: it is scrolled to the place that the address names, or to where it was left. And
 * after a step within the site the focus goes to its heading, so that a screen reader reads it and Tab goes on from there.
 */
export function useArrival(key: string): void {
  const arrivals = useRef(0);
  // Before the browser paints: a shorter page moves the scroll, and that must not be taken for the page that was left.
  useLayoutEffect(() => {
    arrivals.current += 1;
    const left = enterStep(key);
    const place = namedPlace();
    if (place) place.scrollIntoView();
    else scrollTo({ top: left, behavior: 'instant' });
    if (arrivals.current > 1) takeFocus(place ?? document.querySelector<HTMLElement>('main h1'));
  }, [key]);
}
