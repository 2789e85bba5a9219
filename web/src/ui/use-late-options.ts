import { useMemo, useState } from 'react';

/**
 * For a select field: its options are created when the field is first reached, by pointer or focus. Before that, a page
 * with ten fields would create the options and measure the position of ten closed lists.
 */
export function useLateOptions() {
  const [reached, setReached] = useState(false);
  return useMemo(() => {
    const reach = () => setReached(true);
    return { comboboxProps: { keepMounted: reached }, onFocus: reach, onPointerEnter: reach };
  }, [reached]);
}
