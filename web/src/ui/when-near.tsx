import { type ReactNode, useEffect, useRef, useState } from 'react';

interface WhenNearProps {
  /** As high as the content. */
  readonly placeholder: ReactNode;
  readonly children: ReactNode;
}

/** Content with much code: loaded when the reader scrolls near it, and kept from then on. */
export function WhenNear({ placeholder, children }: WhenNearProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (isNear || element === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: '100px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [isNear]);
  return <div ref={place}>{isNear ? children : placeholder}</div>;
}
