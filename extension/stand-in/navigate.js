// Going to another page or company of the stand-in without loading it anew, in the ways that such pages have.
const listeners = [];

export const onGo = (listener) => void listeners.push(listener);
const tell = () => {
  for (const listener of listeners) listener();
};

/** How the stand-in is built, chosen at /login: whether header and address name the company by its number and id. */
export const build = () => ({ numbers: true, addresses: true, ...JSON.parse(sessionStorage.build ?? '{}') });
export const setBuild = (next) => (sessionStorage.build = JSON.stringify(next));

/** Where the address does not name the company, the session does. */
export const chosenCompany = () => sessionStorage.company;
const addressOf = (company, route) => (build().addresses ? `/company/${company.id}/${route}` : `/${route}`);

export function go(company, route) {
  sessionStorage.company = company.id;
  const to = addressOf(company, route);
  // A company that only the session knows is exchanged on the spot.
  if (to !== location.pathname) history.pushState(null, '', to);
  tell();
}
export function replace(company, route) {
  sessionStorage.company = company.id;
  history.replaceState(null, '', addressOf(company, route));
  tell();
}
