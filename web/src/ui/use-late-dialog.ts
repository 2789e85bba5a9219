import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';

/** A dialog that is loaded when it is first opened. It stays loaded, so that it can return the focus when it closes. */
export function useLateDialog() {
  const [isLoaded, setLoaded] = useState(false);
  const [opened, { open, close }] = useDisclosure(false, { onOpen: () => setLoaded(true) });
  return { isLoaded, opened, open, close };
}
