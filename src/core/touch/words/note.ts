import { daysBetween, type LocalDate } from '../../calendar/local-date.ts';
import { sayDay } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { buttons, type Message, paragraph, sentence } from '../../message.ts';
import type { Workstream } from '../../programme/nouns.ts';
import { startAnswer } from '../../rounds/answer.ts';
import { askedOf, isTheirs } from '../../rounds/asked.ts';
import { startButtons } from '../../rounds/left.ts';
import { type Call, direct, type Reply, refusal, type Word } from '../../words/word.ts';
import { beginsWithWorkstream, meansWorkstream, workstreamNamed } from '../../words/workstream.ts';
import { fewerButton } from '../choose.ts';
import { leaveNews, nothingNew, takeNews } from '../news.ts';
import { whatIsNew } from '../noted.ts';
import { touchKey } from '../plan.ts';
import { touchedOf } from '../touched.ts';

/** `note WORKSTREAM text`: news between rounds, kept for the digest and the next update. */
export const note: Word = {
  name: 'note',
  usage: 'WORKSTREAM text',
  summary: 'say what is new between rounds, for the digest and the next update',
  action: 'workstream.note',
  examples: ['note customer-focus charter published on 27 November', 'note ict amber, strategy slips to 12 February'],
  run: async (call) => {
    if (call.args === '')
      return refusal(
        sentence(
          'Which workstream, and what is new? You could write “note customer-focus charter published on 27 November”.',
        ),
      );
    const { typed, rest: text } = await beginsWithWorkstream(call, 'workstream.note');
    const found = await workstreamNamed(call, typed, 'workstream.note', (id) => `note ${id} ${text}`.trim());
    if ('refusal' in found) return found.refusal;
    if (text !== '') return takeNews(call.tx, call.actor, found.workstream, text, call.message);
    await call.tx.people.setFocus(call.actor.person.id, { newsOf: found.workstream.id });
    return direct(whatIsNew(found.workstream));
  },
  meant: async (call) =>
    meansWorkstream(call, (await beginsWithWorkstream(call, 'workstream.note')).typed, 'workstream.note'),
};

/** Answers the light check: nothing has changed, in all of theirs or in the one that is named. */
export const nothingChanged: Word = {
  name: 'nothing new',
  alsoTyped: ['no, nothing has changed', 'no nothing has changed', 'nothing has changed', 'no news'],
  unlisted: true,
  betweenRounds: true,
  usage: '[workstream]',
  summary: 'nothing has changed since the last update',
  action: 'workstream.note',
  examples: ['nothing new'],
  run: async (call) => {
    const zone = call.actor.person.timeZone;
    const asked = dayAsked(call.args);
    const named =
      call.args === '' || asked
        ? undefined
        : await workstreamNamed(call, call.args, 'workstream.note', (id) => `nothing new ${id}`);
    if (named && 'refusal' in named) return named.refusal;
    const workstreams = named ? [named.workstream] : await theirs(call, asked);
    const inRound = workstreams.length === 0 && !asked ? await theRoundAsks(call) : undefined;
    if (inRound) return inRound;
    if (workstreams.length === 0) return direct(nothingToSay(asked, localDateOf(call.tx.now, zone)));
    await nothingNew(call.tx, call.actor, workstreams);
    const thanks = sentence(`Thank you: nothing new in ${workstreams.map(({ name }) => name).join(', ')}.`);
    const fewer = await fewerButton(call.tx, call.actor, workstreams);
    return direct(fewer ? { ...thanks, blocks: [...thanks.blocks, buttons(fewer)] } : thanks);
  },
  meant: async () => false,
};

/** `2027-01-28`: the day of the light check that a button answers. */
const dayAsked = (args: string): LocalDate | undefined =>
  /^\d{4}-\d\d-\d\d$/.test(args) && !Number.isNaN(Date.parse(args)) ? (args as LocalDate) : undefined;

/**
 * What they are asked about: by the light check of that day, else today. Not what they said something of since, nor what
 * an open round waits for; of an old message nothing any more.
 */
export async function theirs({ tx, actor }: Call, asked: LocalDate | undefined): Promise<readonly Workstream[]> {
  const { id, timeZone } = actor.person;
  const led = [...new Set(actor.roles.flatMap((role) => (role.role === 'lead' ? [role.programme] : [])))];
  const today = localDateOf(tx.now, timeZone);
  const on = asked ?? today;
  if (daysBetween(on, today) < 0 || daysBetween(on, today) >= 7) return [];
  const planned = asked && (await Promise.all(led.map((each) => tx.deliveries.get(touchKey(each, on, id)))));
  const programmes = planned ? led.filter((_, i) => planned[i]) : led;
  return (await touchedOf(tx, actor, programmes, on)).map(({ workstream }) => workstream);
}

/** What a round asks is confirmed where it stands what would be recorded: there, or with a press for each. */
async function theRoundAsks({ tx, actor }: Call): Promise<Reply | undefined> {
  const open = (await askedOf(tx, actor.roles)).filter((each) => !each.given && isTheirs(each, actor.person.id));
  const [first] = open;
  if (!first) return undefined;
  if (open.length === 1) return startAnswer(tx, actor, { round: first.round.id, workstream: first.workstream.id });
  const line = 'A round is open: I show you first what I would record, one workstream at a time.';
  return direct({ summary: line, blocks: [paragraph(line), buttons(...startButtons(open.slice(0, 20)))] });
}

function nothingToSay(asked: LocalDate | undefined, today: LocalDate): Message {
  const said = asked
    ? `That was asked on ${sayDay(asked, today)}, and none of it waits for a word now, so I have noted nothing.`
    : 'No workstream of yours waits for a word at the moment, so I have noted nothing.';
  return sentence(`${said} “nothing new” and the name of a workstream says it of that one.`);
}

/** Ends the telling of news: what is typed next is no news any more. */
export const thatIsAll: Word = {
  name: 'that is all',
  alsoTyped: ["that's all", 'that’s all'],
  unlisted: true,
  betweenRounds: true,
  usage: '',
  summary: 'nothing more to say for now',
  action: 'programme.read',
  examples: ['that is all'],
  run: async ({ tx, actor }): Promise<Reply> => {
    await leaveNews(tx, actor);
    return direct(sentence('Thank you. “note” and the name of a workstream adds something at any time.'));
  },
  meant: async () => false,
};
