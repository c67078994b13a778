// Which paths there are, and which methods each takes, as the API's description has them.
import { methods, type Description, type Operation } from './description-shapes.ts';

export interface KnownPath {
  pattern: string;
  /** In capitals; HEAD goes wherever GET does. */
  methods: string[];
  operationFor(method: string): Operation | undefined;
}

export interface FoundPath extends KnownPath {
  /** As it stands in the address, where the path is of a company. */
  companyId: string | undefined;
}

/** Finds the path of the description that an address means; what stands there as it is goes before a parameter. */
export const createPathFinder = ({ paths }: Pick<Description, 'paths'>) => {
  const known = Object.entries(paths)
    .map(([pattern, item]) => ({
      parts: pattern.split('/'),
      path: {
        pattern,
        methods: methods.flatMap((method) => {
          if (!item[method]) return [];
          return method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];
        }),
        operationFor: (method: string) =>
          item[(method === 'HEAD' ? 'get' : method.toLowerCase()) as (typeof methods)[number]],
      } satisfies KnownPath,
    }))
    .sort((a, b) => count(a.parts) - count(b.parts));
  return (pathname: string): FoundPath | null => {
    const parts = pathname.split('/');
    const found = known.find(
      (one) =>
        one.parts.length === parts.length &&
        one.parts.every((part, i) => (isParameter(part) ? parts[i] !== '' : part === parts[i])),
    );
    if (!found) return null;
    const at = found.parts.indexOf('{companyId}');
    return { ...found.path, companyId: at < 0 ? undefined : parts[at] };
  };
};
export type PathFinder = ReturnType<typeof createPathFinder>;

const isParameter = (part: string) => part.startsWith('{');
const count = (parts: string[]) => parts.filter(isParameter).length;
