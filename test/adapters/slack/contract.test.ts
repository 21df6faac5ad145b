import { type Can, chatContract } from '../../contracts/chat.ts';
import { slackOverHttp, slackOverSocket } from './rig.ts';

const can: Can = {
  words: true,
  answersPress: false,
  files: true,
  readsBack: true,
  strangers: true,
  edits: true,
  forms: 'over the conversation',
  failures: ['500-after-accepting', 'reset-after-accepting', 'hang', '429', 'refuse', 'unreachable'],
};

chatContract('Slack over HTTP', () => slackOverHttp(), can);
chatContract('Slack over Socket Mode', slackOverSocket, can);
