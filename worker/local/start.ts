// `npm start`: the whole product on this machine. The order of things; each step is a file beside this one.
import { createApi } from './api.ts';
import { hasDisplay, openBrowser } from './browser.ts';
import { startEdge } from './edge.ts';
import { buildExtension } from './extension.ts';
import { holdState } from './leftovers.ts';
import { migrate } from './migrations.ts';
import { readOptions } from './options.ts';
import { statePaths } from './paths.ts';
import { expectFree } from './ports.ts';
import { createProcesses } from './processes.ts';
import { sampleBooks } from './connected-samples.ts';
import { startSources } from './sources.ts';
import { loadSamples } from './samples.ts';
import { startStandIn } from './stand-in.ts';
import { onStop } from './stop.ts';
import { localToken } from './token.ts';
import { runCron, startWorker } from './worker.ts';

const options = readOptions(process.argv.slice(2));
const { port, demo } = options;
const api = `http://localhost:${port}`;
const page = `http://localhost:${port + 3}`;
const stop = onStop();

try {
  const paths = statePaths(options.state);
  const hold = await holdState(paths.state, port);
  const processes = createProcesses(hold.started);
  stop.atEnd(() => processes.stop().finally(hold.release));
  await expectFree(port);
  if (demo) await expectFree(port + 3);
  await expectFree(port + 4);
  const token = localToken(options.token, paths.token);

  console.log('Preparing …');
  const [extension] = await Promise.all([
    demo ? buildExtension(processes, paths, page, api, token) : null,
    migrate(processes, paths),
  ]);
  stop.signal.throwIfAborted();
  const sources = await startSources(port + 4, await sampleBooks(), paths.sourceKey);
  stop.atEnd(async () => sources.close());
  const edge = options.edge ? await startEdge(processes, paths, port, token, undefined, sources.vars) : null;
  if (edge) stop.atEnd(async () => edge.close());
  const { ended } = edge ?? (await startWorker(processes, paths, port, token, undefined, sources.vars));
  void runCron(edge?.worker ?? api, stop.signal);
  const lines = [
    `API           ${api}  (documentation: ${api}/docs)`,
    `Token         ${token}`,
    `Sources       ${sources.origin}  (stand-ins of accounting systems)`,
  ];
  if (extension) {
    const client = createApi(api, token, stop.signal);
    await Promise.race([loadSamples(client, paths.demoLoaded, sources.origin), ended]);
    const standIn = await startStandIn(client, port + 3);
    stop.atEnd(() => standIn.close());
    const browser =
      options.browser && hasDisplay() ? await openBrowser(page, extension.chromium, paths.profile) : null;
    if (browser) stop.atEnd(() => browser.close());
    lines.push(
      `Page          ${page}  (stands in for Oxceed's Integration page)`,
      `Extension     ${extension.chromium}`,
      `  Chromium    chrome://extensions, Developer mode, Load unpacked, this folder`,
      `  Firefox     about:debugging, This Firefox, Load Temporary Add-on, ${extension.firefox}/manifest.json`,
    );
  }
  lines.push(`State, logs   ${paths.state}`, 'Stop with Ctrl-C.', '', `Ready: ${api}`);
  console.log(`\n${lines.join('\n')}`);
  processes.showErrors();
  await ended;
} catch (error) {
  await stop.because(error);
}
