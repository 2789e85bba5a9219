import { Code } from '@mantine/core';
import { createElement, Fragment } from 'react';
import { formatTime } from './time.tsx';

/** Text of the API with its times, `2026-03-01 12:00 UTC`, in the viewer’s zone. */
export const withOwnTimes = (said: string): string =>
  said.replace(/\b(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC\b/g, (_, day, clock) => formatTime(`${day}T${clock}Z`));

/** Text of the API, in which backticks enclose text to type unchanged. */
export const Words = ({ children }: { children: string }) =>
  createElement(
    Fragment,
    null,
    ...withOwnTimes(children)
      .split(/(`[^`]+`)/)
      .map((part) => (/^`.+`$/.test(part) ? createElement(Code, null, part.slice(1, -1)) : part)),
  );
