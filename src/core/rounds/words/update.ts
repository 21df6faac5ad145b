import { can } from '../../access/can.ts';
import { buttons, heading, list, type Message, sentence } from '../../message.ts';
import { type Call, direct, type Reply, type Word } from '../../words/word.ts';
import { meansWorkstream, subjectOf, workstreamNamed } from '../../words/workstream.ts';
import { startAnswer } from '../answer.ts';
import { type Asked, askedIn, askedOf } from '../asked.ts';
import { namesAmong, startButtons } from '../left.ts';

/** `update`: starts or resumes an answer, always in the direct message. */
export const update: Word = {
  name: 'update',
  // As its buttons read: “Start Customer focus”, “Go on with Customer focus”, “Change Customer focus”.
  alsoTyped: ['start', 'go on with', 'go on', 'change'],
  usage: '[workstream]',
  summary: 'give, go on with or change an answer, in our direct message',
  action: 'workstream.answer',
  examples: ['update', 'update customer-focus'],
  run: (call) => (call.args ? ofOne(call) : ofMine(call)),
  meant: (call) => meansWorkstream(call, call.args, 'workstream.answer'),
};

async function ofOne(call: Call): Promise<Reply> {
  const found = await workstreamNamed(call, call.args, 'workstream.answer', (id) => `update ${id}`);
  if ('refusal' in found) return found.refusal;
  const { workstream } = found;
  const [asked] = await askedIn(call.tx, [workstream.programme], (each) => each.id === workstream.id);
  if (asked) return startAnswer(call.tx, call.actor, { round: asked.round.id, workstream: workstream.id });
  const why =
    workstream.status === 'active' ? 'no round is open for it' : `it is ${workstream.status.replace('-', ' ')}`;
  return direct(
    sentence(
      `${workstream.name} is not being asked about at the moment: ${why}. “status ${call.args}” shows what was last said.`,
    ),
  );
}

/** Without a name: the only one there is, or the list to choose from. */
async function ofMine(call: Call): Promise<Reply> {
  const { tx, actor } = call;
  const led = await askedOf(tx, actor.roles);
  const others = led.length > 0 ? [] : await answerable(call);
  const mine = led.length > 0 ? led : others;
  const open = mine.filter((each) => !each.given);
  if (mine.length === 0)
    return direct(sentence('Nothing is asked of you at the moment: no round is open for a workstream of yours.'));
  const [only] = open.length === 1 ? open : mine.length === 1 ? mine : [];
  if (only) return startAnswer(tx, actor, { round: only.round.id, workstream: only.workstream.id });
  const summary =
    open.length > 0
      ? 'Which workstream would you like to answer for?'
      : 'You have answered for all of them. Which one would you like to change?';
  const shown = (open.length > 0 ? open : mine).slice(0, 20);
  const nameOf = namesAmong(shown);
  const message: Message = {
    summary,
    blocks: [
      heading(summary),
      list(
        shown.map((each) => [
          { bold: nameOf(each) },
          ` · ${each.given ? 'sent' : each.draft ? 'begun, not sent' : 'not started'}`,
        ]),
      ),
      buttons(...startButtons(shown)),
    ],
  };
  return direct(message);
}

/** What a deputy or the office may answer for, where they lead nothing themselves. */
async function answerable({ tx, actor }: Call): Promise<readonly Asked[]> {
  const programmes = [
    ...new Set(
      actor.roles.filter(({ role }) => role === 'deputy' || role === 'office').map(({ programme }) => programme),
    ),
  ];
  return askedIn(tx, programmes, (workstream) => can(actor, 'workstream.answer', subjectOf(workstream)));
}
