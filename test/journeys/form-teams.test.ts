import { teamsRig } from '../kit/teams-rig.ts';
import { byForm } from './form.ts';

byForm('in Teams', () => teamsRig());
