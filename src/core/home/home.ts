import { localDateOf } from '../calendar/zone.ts';
import {
  type Block,
  type Button,
  buttons,
  footnote,
  heading,
  type Line,
  list,
  type Message,
  paragraph,
} from '../message.ts';
import { alone, type Call, type Word } from '../words/word.ts';
import { groupLine, ownGroups, ownLines, ownProgrammes, ownWorkstreams } from './mine.ts';
import { waitingFor } from './waiting.ts';

/** `home`: what waits for me, my workstreams, my groups. */
export const home: Word = {
  name: 'home',
  usage: '',
  summary: 'what waits for you, your workstreams and your groups',
  action: 'programme.read',
  examples: ['home'],
  run: async (call) => alone(await homeOf(call)),
  meant: async () => false,
};

/** So many workstreams and groups are named: it is one card, read on a phone. */
const most = 8;

/** The same for every role: whoever has nothing of a kind does not read of it. */
export async function homeOf(call: Pick<Call, 'tx' | 'actor'>): Promise<Message> {
  const { tx, actor } = call;
  const today = localDateOf(tx.now, actor.person.timeZone);
  const organisation = await tx.organisation();
  const waiting = await waitingFor(call, today);
  const own = await ownWorkstreams(call);
  const groups = await ownGroups(call);
  const open = groups.filter(({ until }) => until === undefined || until >= today);
  const programmes = await tx.programmes.all();
  const count = waiting.lines.length;
  const summary =
    count === 0 ? 'Nothing waits for you.' : `${count === 1 ? 'One thing waits' : `${count} things wait`} for you.`;
  const shown = own.slice(0, most);
  const more = own.length - shown.length;
  const go: readonly Button[] = [
    ...open
      .filter(({ digest }) => digest)
      .slice(0, 3)
      .map(({ id, name }) => ({ label: `Digest of ${name}`.slice(0, 75), say: `digest ${id}` })),
    ...(open.length > 1 || own.some(({ part }) => part === 'you direct it')
      ? [{ label: 'One digest of all of it', say: 'digest me' }]
      : []),
    { label: 'Status', say: 'status' },
    { label: 'Milestones', say: 'milestones' },
    { label: 'Help', say: 'help' },
  ];
  return {
    summary,
    blocks: [
      heading('What waits for you'),
      ...(count === 0 ? [paragraph('Nothing at the moment.')] : [list(waiting.lines)]),
      ...(waiting.buttons.length > 0 ? [buttons(...waiting.buttons.slice(0, 5))] : []),
      ...section('Your workstreams', ownLines(shown, programmes, today)),
      ...(more > 0 ? [footnote(`And ${more} more, none worse: “status” lists them.`)] : []),
      ...(organisation
        ? section(
            'Your groups',
            groups.slice(0, most).map((each) => groupLine(each, organisation, tx.now, today)),
          )
        : []),
      ...section('Your programmes', ownProgrammes(call, programmes)),
      buttons(...go),
    ],
  };
}

const section = (title: string, lines: readonly Line[]): readonly Block[] =>
  lines.length === 0 ? [] : [heading(title), list(lines)];
