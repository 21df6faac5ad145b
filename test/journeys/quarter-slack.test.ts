import { slackRig } from '../kit/slack-rig.ts';
import { quarter } from './quarter.ts';

quarter('on Slack', (changes) => slackRig({ changes }));
