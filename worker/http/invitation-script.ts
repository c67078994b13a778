// Runs on the page of an invitation, in the browser. What follows the # stays there but for one question to this service,
// in a body: what it offers. What comes back is written as text. `texts` stands before it.
export const invitationScript = `
const find = (id) => document.getElementById(id);
const tell = ([title, text]) => {
  document.title = title;
  find('title').textContent = title;
  find('told').textContent = text;
  find('told').hidden = false;
  find('offer').hidden = true;
};
const show = (offer) => {
  const shown = {
    name: offer.name,
    role: texts.roles[offer.role] ?? offer.role,
    companies: offer.companyCount ?? texts.all,
    invitedBy: offer.invitedBy,
    expiresAt: new Date(offer.expiresAt).toLocaleString(texts.locale, { dateStyle: 'long', timeStyle: 'short' }),
  };
  for (const [name, value] of Object.entries(shown)) find(name).textContent = value;
  find('offer').hidden = false;
  find('told').hidden = true;
};
const read = async () => {
  const invitation = location.hash.slice(1);
  if (!invitation) return tell(texts.cut);
  const body = JSON.stringify({ invitation });
  try {
    const answer = await fetch('v1/invitations/preview', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    const said = await answer.json();
    if (answer.ok) show(said);
    else tell([said.title, said.detail]);
  } catch {
    tell(texts.silent);
  }
};
find('copy').addEventListener('click', async () => {
  await navigator.clipboard.writeText(location.href);
  find('copied').hidden = false;
});
addEventListener('hashchange', () => location.reload());
void read();
`;
