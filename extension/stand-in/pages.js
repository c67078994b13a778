// What the stand-in shows: header, navigation and its pages, with made-up figures.
import { build, go, setBuild } from './navigate.js';
import { openMenu } from './menu.js';

export const titles = {
  overview: 'Översikt',
  reports: 'Rapporter',
  budget: 'Budget',
  'settings/company': 'Företag',
  'settings/users': 'Användare',
  'settings/integration': 'Integration',
  'settings/notices': 'Aviseringar',
};

const paths = {
  grid: 'M3 3h6v6H3zM11 3h6v6h-6zM3 11h6v6H3zM11 11h6v6h-6z',
  chart: 'M3 17V9h3v8zM8.5 17V3h3v14zM14 17v-6h3v6z',
  sheet: 'M4 3h12v14H4zM7 7h6M7 10h6M7 13h4',
  building: 'M5 17V4h10v13M3 17h14M8 7h1M11 7h1M8 10h1M11 10h1M9 17v-3h2v3',
  people:
    'M7 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM2.5 16c0-3 2-4.5 4.5-4.5s4.5 1.5 4.5 4.5M13 5a2.2 2.2 0 0 1 0 4.4M14 11.7c2 .3 3.5 1.7 3.5 4.3',
  plug: 'M7 3v4M13 3v4M5 7h10v3a5 5 0 0 1-10 0zM10 15v3',
  bell: 'M5 14V9a5 5 0 0 1 10 0v5l1.5 1h-13zM8.5 17.5h3',
  sync: 'M16 6v4h-4M4 14v-4h4M5 8a5.5 5.5 0 0 1 10-1.5L16 10M15 12a5.5 5.5 0 0 1-10 1.5L4 10',
  link: 'M8.5 11.5a3 3 0 0 0 4.200 0l2.800-2.800a3 3 0 0 0-4.200-4.200L10 5.800M11.5 8.5a3 3 0 0 0-4.200 0l-2.800 2.800a3 3 0 0 0 4.200 4.200L10 14.200',
  upload: 'M10 13V4M6.5 7.5 10 4l3.5 3.5M4 13v3h12v-3',
  drop: 'M4 6h12M8 6V4h4v2M6 6l.7 11h6.6L14 6M8.5 9v5M11.5 9v5',
  chevron: 'M6 8l4 4 4-4',
};
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}

const element = (tag, properties = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) node.setAttribute(key, value);
  node.append(...children);
  return node;
};

export function header(company, companies, route) {
  const switcher = element(
    'button',
    {
      class: 'switcher',
      id: 'company-switcher',
      type: 'button',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
    },
    element('span', { class: 'switcher-name' }, company.name),
    build().numbers ? element('span', { class: 'switcher-number' }, company.organisationNumber) : '',
    icon('chevron'),
  );
  switcher.addEventListener('click', () =>
    openMenu(
      switcher,
      companies.map((one) => ({
        label: one.name,
        note: one.organisationNumber,
        checked: one.id === company.id,
        onSelect: () => go(one, route),
      })),
      { align: 'start' },
    ),
  );
  return element(
    'header',
    { class: 'top' },
    element('span', { class: 'brand' }, 'Oxceed'),
    element('span', { class: 'ribbon' }, 'Övningssida'),
    switcher,
    element('span', { class: 'spacer' }),
    element('span', { class: 'user', 'aria-label': 'Inloggad som Anna Karlsson' }, 'AK'),
  );
}

/** Before there is a company: how the page is built can be chosen, since nobody knows how Oxceed's is. */
export function login(companies) {
  const box = (name, label) =>
    element(
      'label',
      { class: 'login-choice' },
      element('input', { type: 'checkbox', name, ...(build()[name] ? { checked: '' } : {}) }),
      label,
    );
  const form = element(
    'form',
    { class: 'card login' },
    element('h1', {}, 'Logga in'),
    element('p', { class: 'quiet' }, 'Övningssidan frågar inte efter något lösenord.'),
    box('numbers', 'Organisationsnummer i sidhuvudet'),
    box('addresses', 'Företaget i adressen'),
    element('button', { class: 'button', type: 'submit' }, 'Logga in'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const data = new FormData(form);
    setBuild({ numbers: data.has('numbers'), addresses: data.has('addresses') });
    go(companies[0], 'overview');
  });
  return element('main', { class: 'login-space' }, form);
}

export function navigation(company, route) {
  const link = (to, label, sign) =>
    element(
      'a',
      {
        href: `/company/${company.id}/${to}`,
        'data-route': to,
        class: 'nav-link',
        ...(to === route ? { 'aria-current': 'page' } : {}),
      },
      icon(sign),
      label,
    );
  return element(
    'nav',
    { class: 'side', 'aria-label': 'Huvudmeny' },
    link('overview', 'Översikt', 'grid'),
    link('reports', 'Rapporter', 'chart'),
    link('budget', 'Budget', 'sheet'),
    element('p', { class: 'nav-head' }, 'Inställningar'),
    link('settings/company', 'Företag', 'building'),
    link('settings/users', 'Användare', 'people'),
    link('settings/integration', 'Integration', 'plug'),
    link('settings/notices', 'Aviseringar', 'bell'),
  );
}

export function page(company, route) {
  const main = element('main', { class: 'main' });
  const actions =
    route === 'settings/integration' ? integrationActions() : route === 'reports' ? reportActions() : '';
  main.append(element('div', { class: 'page-head' }, element('h1', {}, titles[route]), actions));
  if (route === 'settings/integration') main.append(...integration());
  else
    main.append(
      element(
        'section',
        { class: 'card' },
        element('p', { class: 'quiet' }, `${titles[route]} för ${company.name}.`),
      ),
    );
  return main;
}

function actionButton(items) {
  const button = element(
    'button',
    { class: 'button', id: 'actions', type: 'button', 'aria-haspopup': 'menu', 'aria-expanded': 'false' },
    'Åtgärder',
    icon('chevron'),
  );
  button.addEventListener('click', () => openMenu(button, items));
  return button;
}
const integrationActions = () =>
  actionButton([
    { label: 'Synka nu', icon: icon('sync'), onSelect: () => say('Synkroniseringen har startat.') },
    { label: 'Återanslut', icon: icon('link'), onSelect: () => say('Anslutningen är i ordning.') },
    {
      label: 'Ladda upp',
      icon: icon('upload'),
      onSelect: () => say('Ladda upp: finns inte på övningssidan.'),
    },
    {
      label: 'Töm bokföringsdata i Oxceed',
      icon: icon('drop'),
      onSelect: () => say('Töm bokföringsdata i Oxceed: Oxceeds egen, finns inte på övningssidan.'),
    },
  ]);
const reportActions = () =>
  actionButton([{ label: 'Exportera' }, { label: 'Skriv ut' }, { label: 'Ladda upp' }]);

function say(text) {
  document.querySelector('.toast')?.remove();
  const toast = element('div', { class: 'toast', role: 'status' }, text);
  document.querySelector('#app').append(toast);
  setTimeout(() => toast.remove(), 4000);
}

function integration() {
  const fact = (name, ...value) => element('div', {}, element('dt', {}, name), element('dd', {}, ...value));
  const row = (...cells) => element('tr', {}, ...cells.map((cell) => element('td', {}, cell)));
  const ok = (text, kind = '') => element('span', { class: `pill ${kind}` }, text);
  return [
    element(
      'section',
      { class: 'card' },
      element('h2', {}, 'Källa'),
      element(
        'dl',
        { class: 'facts' },
        fact('Bokföringsprogram', 'SIE-fil'),
        fact('Status', ok('Ansluten', 'good')),
        fact('Senast synkroniserad', '21 november 2026 06:12'),
        fact('Läses in', 'Varje natt och vid uppladdning'),
      ),
    ),
    element(
      'section',
      { class: 'card' },
      element('h2', {}, 'Historik'),
      element(
        'table',
        { class: 'history' },
        element(
          'thead',
          {},
          element(
            'tr',
            {},
            ...['Tidpunkt', 'Händelse', 'Räkenskapsår', 'Utfall'].map((name) =>
              element('th', { scope: 'col' }, name),
            ),
          ),
        ),
        element(
          'tbody',
          {},
          row('2026-11-21 06:12', 'Synkronisering', '2026', ok('Klar', 'good')),
          row('2026-11-20 06:11', 'Synkronisering', '2026', ok('Klar', 'good')),
          row('2026-11-19 14:37', 'Uppladdning av SIE-fil', '2025', ok('Klar', 'good')),
          row('2026-11-19 06:12', 'Synkronisering', '2026', ok('Avvikelse', 'warn')),
          row('2026-11-18 06:12', 'Synkronisering', '2026', ok('Klar', 'good')),
        ),
      ),
    ),
  ];
}
