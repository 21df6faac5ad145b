import { can } from '../../access/can.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { buttons, heading, list, type Message, sentence } from '../../message.ts';
import { type Call, direct, type Reply, type Word } from '../../words/word.ts';
import { meansWorkstream, subjectOf, workstreamNamed } from '../../words/workstream.ts';
import { openAnswerForm, startAnswer } from '../answer.ts';
import { type Asked, askedIn, askedOf, progressOf } from '../asked.ts';
import { correctable } from '../closed.ts';
import { inPeriod, meansPeriod } from '../closed-period.ts';
import { figuresOf } from '../figures/owned.ts';
import { figureButtons, figureLines } from '../figures/say.ts';
import { figuresNamed, startFigures } from '../figures/start.ts';
import { formButtons, namesAmong, startButtons } from '../left.ts';
import { tell } from '../tell.ts';

/** `update`: starts or resumes an answer, always in the direct message. */
export const update: Word = {
  name: 'update',
  // As its buttons read: “Start Customer focus”, “Go on with Customer focus”, “Change Customer focus”.
  alsoTyped: ['start', 'go on with', 'go on', 'change', 'switch to', 'go to'],
  beginsAnswer: true,
  usage: '[workstream]',
  summary: 'give, go on with or change an answer, in our direct message',
  action: 'workstream.contribute',
  examples: ['update', 'update customer-focus', 'update customer-focus Q3 2026/27'],
  run: (call) => answerOf(call, inConversation),
  meant: async (call) =>
    (await meansWorkstream(call, toldOf(call.args)?.name ?? call.args, 'workstream.answer')) || meansPeriod(call),
};

/** `ict: amber, the tender slips`: of which workstream, and what is said of it. */
function toldOf(args: string): { readonly name: string; readonly say: string } | undefined {
  const [, name, say] = /^([^:\n]{1,80}):\s*(\S[\s\S]*)$/.exec(args) ?? [];
  return name && say ? { name, say } : undefined;
}

/** `form`: the same questions as a form. */
export const form: Word = {
  name: 'form',
  alsoTyped: ['fill in as a form'],
  beginsAnswer: true,
  usage: '[workstream]',
  unlisted: true,
  summary: 'give an answer as a form',
  action: 'workstream.contribute',
  examples: ['form', 'form customer-focus'],
  run: (call) => answerOf(call, asForm),
  meant: (call) => meansWorkstream(call, call.args, 'workstream.answer'),
};

/** How an answer is given, and the button that begins it for one workstream. */
interface Way {
  readonly begin: typeof startAnswer;
  readonly buttons: typeof startButtons;
  readonly typed: (workstream: string) => string;
  /** What is said of it in the same breath is taken. */
  readonly takes?: true;
}

const inConversation: Way = {
  begin: startAnswer,
  buttons: startButtons,
  typed: (id) => `update ${id}`,
  takes: true,
};
const asForm: Way = { begin: openAnswerForm, buttons: formButtons, typed: (id) => `form ${id}` };

const answerOf = (call: Call, way: Way): Promise<Reply> => (call.args ? ofOne(call, way) : ofMine(call, way));

async function ofOne(call: Call, way: Way): Promise<Reply> {
  const then = await inPeriod(call, way.typed);
  if (then) return 'refusal' in then ? then.refusal : way.begin(call.tx, call.actor, then.at);
  const figures = await figuresNamed(call);
  if (figures) return way.begin(call.tx, call.actor, figures);
  const told = way.takes && toldOf(call.args);
  const typed = told ? (id: string) => `${way.typed(id)}: ${told.say}` : way.typed;
  const found = await workstreamNamed(call, told ? told.name : call.args, 'workstream.answer', typed);
  if ('refusal' in found) return found.refusal;
  const { workstream } = found;
  const [asked] = await askedIn(call.tx, [workstream.programme], (each) => each.id === workstream.id);
  const at = asked && { round: asked.round.id, workstream: workstream.id };
  if (at && told) return tell(call.tx, call.actor, at, told.say, call.message);
  if (at) return way.begin(call.tx, call.actor, at);
  const why =
    workstream.status === 'active' ? 'no round is open for it' : `it is ${workstream.status.replace('-', ' ')}`;
  const message = sentence(
    `${workstream.name} is not being asked about at the moment: ${why}. “status ${call.args}” shows what was last said.`,
  );
  const correct = await correctable(call.tx, workstream);
  return direct(correct ? { ...message, blocks: [...message.blocks, buttons(correct)] } : message);
}

/** Without a name: the only one there is, or the list to choose from. */
async function ofMine(call: Call, way: Way): Promise<Reply> {
  const { tx, actor } = call;
  const led = await askedOf(tx, actor.roles);
  const others = led.length > 0 ? [] : await answerable(call);
  const mine = led.length > 0 ? led : others;
  const open = mine.filter((each) => !each.given);
  const figures = await figuresOf(tx, actor);
  const owed = figures.filter((each) => each.owed.length > 0);
  const theirsAlone = owed.length > 0 ? led.length === 0 || open.length === 0 : figures.length > 0 && mine.length === 0;
  if (theirsAlone) return startFigures(call, figures, (at) => way.begin(tx, actor, at));
  if (mine.length === 0)
    return direct(sentence('Nothing is asked of you at the moment: no round is open for a workstream of yours.'));
  const [only] = open.length === 1 ? open : mine.length === 1 ? mine : [];
  if (only && owed.length === 0) return way.begin(tx, actor, { round: only.round.id, workstream: only.workstream.id });
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
      list(shown.map((each) => [{ bold: nameOf(each) }, ` · ${each.given ? 'sent' : progressOf(each)}`])),
      ...(owed.length > 0 ? [list(figureLines(owed, localDateOf(tx.now, actor.person.timeZone)))] : []),
      buttons(...way.buttons(shown), ...figureButtons(owed, actor.person.id)),
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
