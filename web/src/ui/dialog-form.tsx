import { Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { type ReactNode, useEffect } from 'react';
import { fieldErrors } from '../api/field-errors.ts';
import { DialogActions } from './dialog-actions.tsx';

interface DialogFormProps<Values> {
  readonly form: UseFormReturnType<Values>;
  /** Called with valid values only. */
  readonly onSubmit: (values: Values) => void;
  /** Saves the values. Its errors are shown at their fields, and others above the buttons. */
  readonly mutation: { readonly isPending: boolean; readonly error: Error | null };
  /** What the button does, as a verb. */
  readonly action: string;
  /** False while a checkbox must still be ticked. */
  readonly ready?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** A further button, at the left of the others. */
  readonly aside?: ReactNode;
  readonly actionsClassName?: string | undefined;
}

/** The form of every dialog: its fields, the errors, Cancel and the button that saves. */
export function DialogForm<Values extends object>(props: DialogFormProps<Values>) {
  const {
    form,
    onSubmit,
    mutation,
    action,
    ready = true,
    onClose,
    children,
    aside,
    actionsClassName,
  } = props;
  const { error } = mutation;
  const { setErrors } = form;
  useEffect(() => {
    if (error !== null) setErrors(fieldErrors(error));
  }, [error, setErrors]);
  /** In a long dialog, the field may be out of view. */
  const showFirst = (errors: typeof form.errors) =>
    form.getInputNode(Object.keys(errors).find((field) => errors[field] != null) ?? '')?.focus();
  return (
    // The page shows missing fields in its own words.
    <form onSubmit={form.onSubmit(onSubmit, showFirst)} noValidate autoComplete="off">
      <Stack>
        {children}
        <DialogActions
          error={isShownByFields(error, form.getValues()) ? null : error}
          action={action}
          isPending={mutation.isPending}
          ready={ready}
          onCancel={onClose}
          aside={aside}
          className={actionsClassName}
        />
      </Stack>
    </form>
  );
}

/** Whether each part of the error is shown at a field of the form. */
function isShownByFields(error: Error | null, values: object): boolean {
  const fields = Object.keys(fieldErrors(error));
  return fields.length > 0 && fields.every((field) => field in values);
}
