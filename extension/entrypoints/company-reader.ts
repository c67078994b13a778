// Reads which company a page of Oxceed's is about. Put into a page by the background, once somebody asks: most pages are
// never asked, and carry the script that keeps our item only.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readCompany } from '../oxceed/company.ts';
import { readerOf } from '../oxceed/reader.ts';

export default defineUnlistedScript(() => {
  readerOf().readCompany = readCompany;
});
