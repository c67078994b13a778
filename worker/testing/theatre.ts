// Plays a scenario under one fault, and tells what is wrong when all is done.
import type { UploadResult } from '../../shared/contract/sie-file.ts';
import { ask } from './ask.ts';
import type { Call, Fault } from './calls.ts';
import type { Clock } from './clock.ts';
import { createCloner } from './clone.ts';
import { dump } from './dump.ts';
import type { ModelCompany } from './model.ts';
import { violations } from './oracle.ts';
import { changedParts, differences, readAll } from './read-all.ts';
import { fileOf, makeVouchers, number, year1, year2 } from './files.ts';
import { decisions, loadedInto, type Scenario, type Stage } from './scenarios.ts';
import { settle } from './settle.ts';
import type { Answer, World } from './world.ts';

const modelOf = (id: string): ModelCompany => {
  const kept = { documents: [], budgetVersions: [], reportTemplates: [] };
  const model = { id, organisationNumber: number, years: new Map(), ...kept };
  for (const [seed, start] of [year1, year2].entries())
    loadedInto(model, start, makeVouchers(start, 3 + seed, seed));
  return model;
};

const stageOf = (world: World, clock: Clock, id: string): Stage => {
  const path = `/v1/companies/${id}`;
  return {
    world,
    clock,
    path,
    model: modelOf(id),
    post: (to, body) => {
      const json = body ? { body: JSON.stringify(body) } : {};
      return ask(world, clock, { method: 'POST', path: `${path}${to}`, ...json });
    },
    upload: (body, query = '') => {
      const to = `${path}/sie-files?filename=fil.se${query}`;
      return ask(world, clock, { method: 'POST', path: to, body, json: false }) as Promise<
        Answer<UploadResult>
      >;
    },
  };
};

/** A company with two loaded years and something kept. */
export const createCompany = async (world: World): Promise<string> => {
  const { id } = await world.company('Scen AB', number);
  for (const [start, { live }] of modelOf(id).years) {
    await world.upload(id, fileOf(start, live!));
    await world.drain();
  }
  await world.api('POST', `/v1/companies/${id}/documents`, { name: 'Protokoll', text: 'text' });
  await world.api('POST', `/v1/companies/${id}/report-templates`, { name: 'Rapport', definition: {} });
  return id;
};

/** What goes wrong in a play: `wake` is called once all is done, and lets what is late come. */
export interface Trouble {
  fault: Fault;
  wake?: () => void | Promise<void>;
}

/** Where scenarios are played, each for a company of its own, beside one that nothing may touch. */
export const createTheatre = async (world: World, clock: Clock) => {
  const bystander = await createCompany(world);
  const untouched = JSON.stringify(await dump(world, bystander));
  const clone = await createCloner(world, await createCompany(world));

  /**
   * Tells what is wrong in the end, in words.
   * @param trouble is given the number of the first call, and the stage
   */
  const play = async (
    scenario: Scenario,
    trouble: (first: number, stage: Stage) => Trouble,
  ): Promise<string[]> => {
    const stage = stageOf(world, clock, await clone());
    const { id } = stage.model;
    await scenario.before?.(stage);
    const before = await readAll(world, id);
    const { fault, wake } = trouble(world.board.calls + 1, stage);
    world.setFault(fault);
    const touched = await scenario.act(stage);
    await settle(world, clock, !wake);
    if (wake) {
      await wake();
      await world.allEnded();
      await settle(world, clock);
    }
    world.setFault(null);
    await scenario.after?.(stage);
    await decisions.get(stage.model)?.();
    const after = await readAll(world, id);
    return [
      ...changedParts(before, after).flatMap((part) => (touched.includes(part) ? [] : `${part} was changed`)),
      ...(await differences(world, after, stage.model)),
      ...(await violations(world, id)),
    ];
  };

  return {
    play,
    /** The calls of a scenario in which nothing goes wrong. */
    rehearse: async (scenario: Scenario): Promise<Call[]> => {
      const calls: Call[] = [];
      const wrong = await play(scenario, () => ({
        fault: (call) => {
          calls.push(call);
          return call.execute();
        },
      }));
      if (wrong.length > 0) throw new Error(`without any fault: ${wrong.join('; ')}`);
      return calls;
    },
    bystanderIsUntouched: async () => JSON.stringify(await dump(world, bystander)) === untouched,
  };
};
