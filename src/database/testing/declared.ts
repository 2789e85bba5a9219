import type { SelectType } from 'kysely';

export const nullable = true;
export const required = false;

/**
 * Every column of these tables, and whether it may be null: what is missing, misspelt, or null against its type,
 * does not compile.
 */
export type Declared<S> = { [T in keyof S]: { [C in keyof S[T]]: IsNullable<SelectType<S[T][C]>> } };

/** Of unknown JSON the type does not tell. */
type IsNullable<T> = unknown extends T ? boolean : null extends T ? true : false;
