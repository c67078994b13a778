// Where the two scripts on a page find each other: the world that they share, and the page does not.
import type { PageFacts } from './page-facts.ts';

export const readerOf = () => globalThis as { readCompany?: ((doc: Document) => PageFacts) | undefined };
