import { Code } from '@mantine/core';
import { createElement, Fragment } from 'react';

/** Words of the API, in which backticks enclose what is typed as it stands. */
export const Words = ({ children }: { children: string }) =>
  createElement(
    Fragment,
    null,
    ...children
      .split(/(`[^`]+`)/)
      .map((part) => (/^`.+`$/.test(part) ? createElement(Code, null, part.slice(1, -1)) : part)),
  );
