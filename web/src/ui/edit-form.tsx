import { Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { LeaveGuard } from './leave-guard.tsx';
import { SaveBar, type Saving } from './save-bar.tsx';

interface EditFormProps {
  readonly form: Saving;
  /** Whether the values can be saved. */
  readonly open: boolean;
  readonly label: string;
  readonly gap?: 'md' | 'lg';
  readonly maxWidth?: number;
  /** False if it is only shown. */
  readonly mayChange?: boolean;
  readonly children: ReactNode;
}

/** A form that is saved as a whole: Save is at its end, and leaving with unsaved edits asks first. */
export function EditForm({
  form,
  open,
  label,
  gap = 'md',
  maxWidth,
  mayChange = true,
  children,
}: EditFormProps) {
  function submit(event: FormEvent) {
    event.preventDefault();
    if (open) form.save.mutate();
  }
  return (
    <>
      <LeaveGuard when={form.isDirty && !form.save.isPending} />
      <form onSubmit={submit} noValidate aria-label={label}>
        <Stack gap={gap} {...(maxWidth === undefined ? {} : { maw: maxWidth })}>
          {children}
          {mayChange && <SaveBar form={form} open={open} />}
        </Stack>
      </form>
    </>
  );
}
