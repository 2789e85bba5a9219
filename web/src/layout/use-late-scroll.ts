import { useElementScrollRestoration, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';

/** Milliseconds without growth after which the content counts as complete, and the most that is waited in all. */
const quietMs = 3_000;
const mostMs = 15_000;

/** What a reader does who goes on without waiting. */
const ownMoves = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

/**
 * Returns to where the reader was after a reload, and after Back to a page that has to load again. The router restores
 * the position when the page is rendered, but then its content arrives.
 */
export function useLateScroll(): void {
  const entry = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.state.__TSR_key });
  const saved = useElementScrollRestoration({ getElement: () => window })?.scrollY;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each entry of the history.
  useEffect(() => {
    if (saved !== undefined && saved > 0) return follow(saved);
  }, [entry]);
}

/** Scrolls there as the page grows, until it no longer grows or the reader moves. */
function follow(wanted: number): () => void {
  let quiet: ReturnType<typeof setTimeout> | undefined;
  const { style } = document.documentElement;
  // The browser would move away again, to keep in place what was there before the content.
  style.overflowAnchor = 'none';
  let height = 0;
  const observer = new ResizeObserver(() => {
    window.scrollTo({ top: wanted });
    height = document.documentElement.scrollHeight;
    clearTimeout(quiet);
    if (window.scrollY >= wanted - 1) quiet = setTimeout(stop, quietMs);
  });
  // The scroll bar sends no event of a pointer.
  const moved = () => {
    const isGrown = document.documentElement.scrollHeight !== height;
    const most = height - window.innerHeight;
    if (!isGrown && Math.abs(window.scrollY - Math.min(wanted, most)) > 2) stop();
  };
  const end = setTimeout(stop, mostMs);
  function stop() {
    observer.disconnect();
    style.removeProperty('overflow-anchor');
    clearTimeout(quiet);
    clearTimeout(end);
    window.removeEventListener('scroll', moved);
    for (const move of ownMoves) window.removeEventListener(move, stop);
  }
  window.addEventListener('scroll', moved, { passive: true });
  for (const move of ownMoves) window.addEventListener(move, stop, { passive: true });
  observer.observe(document.body);
  return stop;
}
