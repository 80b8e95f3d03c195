import { z } from 'zod';
import type { Day, Instant } from '../domain/day.ts';
import type { Month } from '../domain/meeting-heading.ts';
import { ratings } from '../domain/rating.ts';

// Null means "nothing stood there": it is not stored, and every field that may be null says so here.

export const text = z.string();
export const texts = z.array(text);
export const flag = z.boolean();
/** Azure keeps whole numbers as Int32 unless told otherwise, and nothing that Baton counts is larger. */
export const count = z.int32();
const shaped = <T extends string>(shape: RegExp) =>
  z.custom<T>((value) => typeof value === 'string' && shape.test(value), 'not of the right form');
export const day = shaped<Day>(/^\d{4}-\d{2}-\d{2}$/);
export const month = shaped<Month>(/^\d{4}-\d{2}$/);
export const instant = shaped<Instant>(/^\d{4}-\d{2}-\d{2}T.*Z$/);
export const period = z.object({ from: day, to: day });
export const rating = z.enum(ratings);

/** A schema for every kind; the compiler names the kind whose schema yields something else than its domain type. */
export type Schemas<K> = { readonly [N in keyof K & string]: z.ZodObject & z.ZodType<K[N]> };

type DeepReadonly<T> = T extends string | number | boolean | null ? T : { readonly [F in keyof T]: DeepReadonly<T[F]> };

/** Kinds whose schema would refuse or drop something that the domain may write: a new field, a new word. */
export type Refused<K, S extends { readonly [N in keyof K]: z.ZodObject }> = {
  [N in keyof K]: K[N] extends DeepReadonly<z.output<S[N]>> ? never : N;
}[keyof K];
