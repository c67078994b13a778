// The worker as it is deployed, behind the edge twin: `npm start -- --edge` starts this one.
import { createTwin } from './twin.ts';

export default createTwin().handler;
