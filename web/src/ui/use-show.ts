import { useNavigate } from '@tanstack/react-router';

/**
 * Changes what the page shows. It is in the address, so a reload and a shared link show the same. A choice is an entry
 * in the browser’s history: Back returns to the former one. `typing` replaces the newest entry, or Back would go letter
 * by letter.
 */
export function useShow<S extends object>() {
  const navigate = useNavigate();
  return (change: { [Key in keyof S]?: S[Key] | undefined }, how?: 'typing') =>
    void navigate({
      to: '.',
      search: (before: object) => ({ ...before, ...change }) as never,
      replace: how === 'typing',
      resetScroll: false,
    });
}
