import { useMemo, useState } from 'react';

/** Whether the pointer or the focus has been on an element, and the handlers for it. */
export function useReached() {
  const [reached, setReached] = useState(false);
  const reach = useMemo(() => {
    const now = () => setReached(true);
    return { onFocus: now, onPointerEnter: now };
  }, []);
  return { reached, reach };
}
