import { Button, Loader, Text } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { CloudOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { text } from '../text/index.ts';
import { State } from '../ui/states.tsx';
import { failureOf, nextStep } from './load-again.ts';
import { readServed, reloadFor, runningScript, wasReloaded } from './reloads.ts';

/** Milliseconds between two checks whether Picket answers. */
const everyMs = 3000;
/** A failure this soon after a retry counts as the same one. */
const sameFailureMs = 30_000;

/** When a page was last tried again. Each try creates a new component. */
let retriedAt = Number.NEGATIVE_INFINITY;

/** Shown in place of a page whose code could not be loaded; loads the page as soon as that works. */
export function PageNotLoaded({ error }: { error: unknown }) {
  const router = useRouter();
  const [gaveUp, setGaveUp] = useState(false);
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const message = cause instanceof Error ? cause.message : String(cause);

  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function check() {
      clearTimeout(timer);
      const served = await readServed();
      if (over) return;
      const failure = failureOf(served ?? '', message);
      const retried = performance.now() - retriedAt < sameFailureMs;
      const step = nextStep({ served, running: runningScript(), retried, reloaded: wasReloaded(failure) });
      if (step === 'wait') timer = setTimeout(check, everyMs);
      else if (step === 'reload') reloadFor(failure);
      else if (step === 'give-up') setGaveUp(true);
      else {
        retriedAt = performance.now();
        await router.invalidate();
        // The component still exists: it failed again, or the router does not load this part of a page.
        timer = setTimeout(check, everyMs);
      }
    }
    void check();
    globalThis.addEventListener('online', check);
    return () => {
      over = true;
      clearTimeout(timer);
      globalThis.removeEventListener('online', check);
    };
  }, [router, message]);

  const words = text.shell.notLoaded;
  return (
    <State
      icon={CloudOff}
      title={text.ui.failed}
      action={
        gaveUp ? (
          <Button variant="light" onClick={() => location.reload()}>
            {words.reload}
          </Button>
        ) : (
          <Loader size="sm" aria-hidden />
        )
      }
    >
      <Text role="status">{gaveUp ? words.gaveUp : words.waiting}</Text>
    </State>
  );
}
