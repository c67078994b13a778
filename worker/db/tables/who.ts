// Who does something, and to whom, as it is noted in jobs, files and trail.

export interface Actor {
  id: string;
  name: string;
}
export interface CompanyRef {
  id: string;
  name: string;
  organisationNumber: string;
}
