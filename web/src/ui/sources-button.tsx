import { isLimited, useMe } from '../session/me.ts';
import { text } from '../text/index.ts';
import { ButtonLink } from './button-link.tsx';

/** In an empty list: where detections come from. Nothing for people limited to companies, who cannot open that page. */
export function SourcesButton() {
  if (isLimited(useMe())) return null;
  return (
    <ButtonLink to="/sources" variant="light">
      {text.ui.toSources}
    </ButtonLink>
  );
}
