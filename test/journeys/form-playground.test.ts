import { playgroundRig } from '../kit/playground-rig.ts';
import { byForm } from './form.ts';

byForm('in the playground', () => playgroundRig());
