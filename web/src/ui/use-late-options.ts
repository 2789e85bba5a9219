import { useMemo } from 'react';
import { useReached } from './use-reached.ts';

/**
 * For a select field: its options are created when the field is first reached. Before that, a page with ten fields would
 * create all options and measure the positions of ten closed lists.
 */
export function useLateOptions() {
  const { reached, reach } = useReached();
  return useMemo(() => ({ comboboxProps: { keepMounted: reached }, ...reach }), [reached, reach]);
}
