import { Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { type ReactNode, useEffect, useRef } from 'react';
import { fieldErrors } from '../api/field-errors.ts';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { useUnsaved } from './use-unsaved.ts';

interface DialogFormProps<Values> {
  readonly form: UseFormReturnType<Values>;
  /** Called with valid values only. */
  readonly onSubmit: (values: Values) => void;
  /** Saves the values. Its errors are shown at their fields, and others above the buttons. */
  readonly mutation: {
    readonly isPending: boolean;
    readonly isSuccess?: boolean;
    readonly error: Error | null;
  };
  /** What the button does, as a verb. */
  readonly action: string;
  /** False while a checkbox must still be ticked. */
  readonly ready?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** False if nothing typed is worth a question before the dialog closes. */
  readonly isWorthKeeping?: boolean;
  /** If it edits something: the values that are saved now, or null once it was deleted. */
  readonly saved?: Values | null | undefined;
  /** A further button, at the left of the others. */
  readonly aside?: ReactNode;
  readonly actionsClassName?: string | undefined;
}

const nothing = () => false;

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
    isWorthKeeping = true,
    saved,
    aside,
    actionsClassName,
  } = props;
  const { error } = mutation;
  const { setErrors, getInputNode } = form;
  const nodeOf = useRef(getInputNode);
  useEffect(() => {
    nodeOf.current = getInputNode;
  });
  const isSent = mutation.isPending || mutation.isSuccess === true;
  useUnsaved(isWorthKeeping ? form.isDirty : nothing, isSent);
  useEffect(() => {
    if (error === null) return;
    const errors = fieldErrors(error);
    setErrors(errors);
    showFirst(errors, nodeOf.current);
  }, [error, setErrors]);
  return (
    // The page shows missing fields in its own words.
    <form
      onSubmit={form.onSubmit(onSubmit, (errors) => showFirst(errors, getInputNode))}
      noValidate
      autoComplete="off"
    >
      <Stack>
        {children}
        {saved !== undefined && <ChangedMeanwhile saved={saved} values={form.getValues()} isSent={isSent} />}
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

/** In a long dialog, the field may be out of view. */
function showFirst(errors: Readonly<Record<string, unknown>>, nodeOf: (field: string) => HTMLElement | null) {
  nodeOf(Object.keys(errors).find((field) => errors[field] != null) ?? '')?.focus();
}

/** Whether each part of the error is shown at a field of the form. */
function isShownByFields(error: Error | null, values: object): boolean {
  const fields = Object.keys(fieldErrors(error));
  return fields.length > 0 && fields.every((field) => field in values);
}
