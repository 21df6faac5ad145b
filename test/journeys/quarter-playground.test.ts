import { playgroundRig } from '../kit/playground-rig.ts';
import { quarter } from './quarter.ts';

quarter('in the playground', (changes) => playgroundRig({}, changes));
