import { slackRig } from '../kit/slack-rig.ts';
import { byForm } from './form.ts';

byForm('on Slack', () => slackRig());
