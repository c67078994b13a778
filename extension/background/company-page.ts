// Opens a company's page in a tab of its own: its files to upload and its history, unfolded at one job; or that of all
// companies.
import { browser } from 'wxt/browser';

export async function openCompanyPage(companyId: string | null, jobId?: string): Promise<void> {
  const query = new URLSearchParams({
    ...(companyId ? { company: companyId } : {}),
    ...(jobId ? { job: jobId } : {}),
  });
  const url = `${browser.runtime.getURL('/company.html' as never)}?${query}`;
  try {
    const { windowId } = await browser.tabs.create({ url });
    if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
  } catch {
    // The browser runs without a window.
    await browser.windows.create({ url });
  }
}
