import { chatContract } from '../../contracts/chat.ts';
import { teamsRig } from './rig.ts';

chatContract('Teams', teamsRig, {
  words: false,
  answersPress: false,
  files: true,
  readsBack: false,
  edits: true,
  forms: 'in the conversation',
  strangers: true,
  failures: ['500-after-accepting', 'reset-after-accepting', 'hang', '429', 'refuse', 'unreachable'],
});
