// The stand-in's router: company in the address, pages in pages.js, menus in menu.js.
import { closeMenu } from './menu.js';
import { go, onGo } from './navigate.js';
import { header, navigation, page, titles } from './pages.js';

const app = document.querySelector('#app');
const companies = await (await fetch('/companies.json')).json();

const current = () => {
  const [, , id, ...rest] = location.pathname.split('/');
  return { company: companies.find((one) => one.id === id), route: rest.join('/') };
};

function render() {
  closeMenu();
  const { company, route } = current();
  if (!company || !titles[route]) {
    const to = company ?? companies[0];
    if (!to) {
      app.textContent = 'Inga företag: /companies.json är tom.';
      return;
    }
    history.replaceState(null, '', `/company/${to.id}/settings/integration`);
    render();
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
  go(link.getAttribute('href'));
});
addEventListener('popstate', render);
onGo(render);
render();
