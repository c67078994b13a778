// What the API's description says of each path: how it is asked, and what is answered. Types only: nothing of it is bundled.
import type { components, paths } from '../../shared/client/api.ts';

export type Verb = 'get' | 'post' | 'put' | 'delete';
/** Paths that take the verb. */
export type PathOf<V extends Verb> = {
  [P in keyof paths]: paths[P][V] extends object ? P : never;
}[keyof paths];
export type OperationOf<P extends keyof paths, V extends Verb> = NonNullable<paths[P][V]>;

type Given<O, Place extends string> = O extends { parameters: { [K in Place]?: infer T } }
  ? NonNullable<T>
  : never;
type Sent<O> = O extends { requestBody?: infer B }
  ? [NonNullable<B>] extends [never]
    ? never
    : NonNullable<B> extends { content: { 'application/json': infer T } }
      ? T
      : never
  : never;
type Part<Name extends string, T> = [T] extends [never] ? { [K in Name]?: never } : { [K in Name]: T };
type Optional<Name extends string, T> = [T] extends [never] ? { [K in Name]?: never } : { [K in Name]?: T };

/** What fills the path, what is asked for in the query, what is sent. */
export type Asked<O> = Part<'path', Given<O, 'path'>> &
  Optional<'query', Given<O, 'query'>> &
  Part<'json', Sent<O>>;

type Body<R> = R extends { content: { 'application/json': infer T } } ? T : null;
/** What is answered where it went well; the extension asks for no dry run. */
export type Answered<O> = O extends { responses: infer R }
  ? Exclude<Body<R[Extract<keyof R, 200 | 201 | 202 | 204>]>, components['schemas']['DryRun']>
  : never;
