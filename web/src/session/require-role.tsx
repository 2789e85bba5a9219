import type { ReactNode } from 'react';
import { text } from '../text/index.ts';
import { Forbidden } from '../ui/states.tsx';
import { mayActAs, type Role, useMe } from './me.ts';

/** Shows its content to users with the role; to others, which role it needs. */
export function RequireRole({ needs, children }: { needs: Role; children: ReactNode }) {
  const me = useMe();
  if (mayActAs(me.role, needs)) return children;
  return <Forbidden needed={text.shell.roles[needs]} role={text.shell.roles[me.role]} />;
}
