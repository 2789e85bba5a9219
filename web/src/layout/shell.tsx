import { useQueryClient } from '@tanstack/react-query';
import { Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { useDeferredValue, useEffect } from 'react';
import { listen } from '../live/listen.ts';
import { isLimited, useMe } from '../session/me.ts';
import { AttentionBanner } from './attention-banner.tsx';
import { Confirmation } from './confirmation.tsx';
import { ConnectionLost } from './connection-lost.tsx';
import { Frame } from './frame.tsx';
import { HeaderMenu } from './header-menu.tsx';
import { Navigation } from './navigation.tsx';
import { isOfAll, OfAll } from './of-all.tsx';
import { ReleaseBanner } from './release-banner.tsx';
import { RoutePending } from './route-states.tsx';
import { SearchButton } from './search/search-button.tsx';
import { UnreadBanner } from './unread-banner.tsx';
import { useLateScroll } from './use-late-scroll.ts';

/** The frame of every page for signed-in users. */
export function Shell() {
  const queries = useQueryClient();
  const me = useMe();
  const { twoFactorNeeded } = me;
  const address = useRouterState({ select: (state) => state.location.pathname });
  // Until two-factor sign-in is on, Picket answers only the requests of the account page.
  useEffect(() => (twoFactorNeeded ? undefined : listen(queries)), [queries, twoFactorNeeded]);

  useLateScroll();

  // The frame is drawn first, and the page in slices after it: together they are the longest task of a load.
  const isDrawn = useDeferredValue(true, false);

  return (
    <Frame
      navigation={!twoFactorNeeded && <Navigation />}
      menu={
        <>
          {!twoFactorNeeded && <SearchButton />}
          <HeaderMenu />
        </>
      }
    >
      <div className="banners">
        <ConnectionLost />
        <UnreadBanner />
        {!twoFactorNeeded && !isLimited(me) && (
          <>
            <AttentionBanner />
            <ReleaseBanner />
          </>
        )}
      </div>
      {twoFactorNeeded && address !== '/account' ? (
        <Navigate to="/account" replace />
      ) : isLimited(me) && isOfAll(address) ? (
        <OfAll address={address} />
      ) : isDrawn ? (
        <Outlet />
      ) : (
        <RoutePending />
      )}
      <Confirmation />
    </Frame>
  );
}
