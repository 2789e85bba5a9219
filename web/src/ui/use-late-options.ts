import type { FocusEvent, PointerEvent } from 'react';
import { useReached } from './use-reached.ts';

interface Props<Combobox> {
  readonly comboboxProps?: Combobox | undefined;
  readonly onFocus?: ((event: FocusEvent<HTMLInputElement>) => void) | undefined;
  readonly onPointerEnter?: ((event: PointerEvent<HTMLInputElement>) => void) | undefined;
}

/**
 * For a field with options: they are created when the field is first reached. Before that, a page with ten fields would
 * create all options and measure the positions of ten closed lists.
 */
export function useLateOptions<Combobox extends object>({
  comboboxProps,
  onFocus,
  onPointerEnter,
}: Props<Combobox>) {
  const { reached, reach } = useReached();
  return {
    comboboxProps: { keepMounted: reached, ...comboboxProps } as Combobox & { keepMounted: boolean },
    onFocus(event: FocusEvent<HTMLInputElement>) {
      reach.onFocus();
      onFocus?.(event);
    },
    onPointerEnter(event: PointerEvent<HTMLInputElement>) {
      reach.onPointerEnter();
      onPointerEnter?.(event);
    },
  };
}
