import { teamsRig } from '../kit/teams-rig.ts';
import { quarter } from './quarter.ts';

quarter('in Teams', (changes) => teamsRig({}, changes));
