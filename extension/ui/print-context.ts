// Another way to print a receipt than from where it stands.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Receipt } from '../../shared/contract/job.ts';

const PrintContext = createContext<((receipt: Receipt) => void) | null>(null);
export const PrintProvider = PrintContext.Provider;
export const usePrintElsewhere = () => useContext(PrintContext);
