// Who asks, once they are known.
import type { Role } from '../../shared/contract/access.ts';

export interface Caller {
  id: string;
  name: string;
  role: Role;
  /** `some`: those that token_grant lists for its id. */
  companies: 'all' | 'some';
}
