import { createRoot } from 'react-dom/client';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './page.css';
import { App } from './app.tsx';
import { styleNonce } from './style-nonce.ts';

// react-remove-scroll, which Mantine's dialogs use, reads the nonce of its style element here.
Object.assign(globalThis, { __webpack_nonce__: styleNonce });

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
createRoot(root).render(<App />);
