import type { SelectType } from 'kysely';

export const nullable = true;
export const required = false;

/**
 * Every column of these tables, and whether it may be null. A missing, misspelt or wrongly nullable column does
 * not compile.
 */
export type Declared<S> = { [T in keyof S]: { [C in keyof S[T]]: IsNullable<SelectType<S[T][C]>> } };

/** Unknown JSON has a type that does not show whether it may be null. */
type IsNullable<T> = unknown extends T ? boolean : null extends T ? true : false;
