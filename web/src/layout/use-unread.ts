import { type Query, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiProblem, isNotConnected, wasShown } from '../api/problem.ts';

/** Milliseconds in which a page can show an error itself. */
const graceMs = 300;

export interface Unread {
  /** The reads that failed, and whose error no part of the page shows. */
  readonly failed: readonly Query[];
  /** Whether Picket no longer knows who is signed in. */
  readonly signedOut: boolean;
}

/** What this page needs and could not read. */
export function useUnread(): Unread {
  const cache = useQueryClient().getQueryCache();
  const [unread, setUnread] = useState<Unread>({ failed: [], signedOut: false });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      const failed = cache
        .findAll({ type: 'active' })
        .filter(
          ({ state: { error, status } }) => status === 'error' && error !== null && !isNotConnected(error),
        );
      const isSignedOut = ({ state: { error } }: Query) =>
        error instanceof ApiProblem && error.status === 401;
      const now = {
        failed: failed.filter((query) => query.state.error !== null && !wasShown(query.state.error)),
        signedOut: failed.some(isSignedOut),
      };
      const isSame = (before: Unread) =>
        before.signedOut === now.signedOut &&
        before.failed.length === now.failed.length &&
        before.failed.every((query, at) => query === now.failed[at]);
      setUnread((before) => (isSame(before) ? before : now));
    };
    const later = () => {
      timer ??= setTimeout(look, graceMs);
    };
    later();
    const end = cache.subscribe(({ type }) => {
      if (type !== 'observerResultsUpdated') later();
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [cache]);
  return unread;
}
