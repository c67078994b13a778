// `node build-extension.ts BROWSER FOLDER`: as `wxt build -b BROWSER`, into another folder than .output.
import { build } from 'wxt';
import { root } from './paths.ts';

const [browser = 'chrome', outDir = '.output/extension'] = process.argv.slice(2);
await build({ root, browser, outDir });
