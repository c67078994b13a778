// The stand-in's router: company in the address, pages in pages.js, menus in menu.js.
import { closeMenu } from './menu.js';
import { chosenCompany, go, onGo, replace } from './navigate.js';
import { header, login, navigation, page, titles } from './pages.js';

const app = document.querySelector('#app');
const companies = await (await fetch('/companies.json')).json();

const current = () => {
  const [, first, id, ...rest] = location.pathname.split('/');
  const named = first === 'company';
  return {
    company: companies.find((one) => one.id === (named ? id : chosenCompany())),
    route: named ? rest.join('/') : location.pathname.slice(1),
  };
};

function render() {
  closeMenu();
  if (location.pathname === '/login') {
    document.title = 'Logga in';
    app.replaceChildren(login(companies));
    return;
  }
  const { company, route } = current();
  if (!company || !titles[route]) {
    const to = company ?? companies[0];
    if (!to) {
      app.textContent = 'Inga företag: /companies.json är tom.';
      return;
    }
    replace(to, 'settings/integration');
    return;
  }
  document.title = `${titles[route]} – ${company.name}`;
  const shell = document.createElement('div');
  shell.className = 'shell';
  const body = document.createElement('div');
  body.className = 'body';
  body.append(navigation(company, route), page(company, route));
  shell.append(header(company, companies, route), body);
  app.replaceChildren(shell);
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[data-route]');
  if (!link || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  go(current().company, link.dataset.route);
});
addEventListener('popstate', render);
onGo(render);
render();
