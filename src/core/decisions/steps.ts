import { sayDayInFull, sayShort } from '../calendar/say.ts';
import { capital } from '../capital.ts';
import { theNamed } from '../interview/about.ts';
import { lastDayForNotice, reachesThreshold } from '../interview/questions/key-decision.ts';
import { readDay } from '../interview/understand/read-day.ts';
import { TEXT_LIMIT } from '../interview/understand/text.ts';
import { excerpt, plainWords } from '../interview/understand/wording.ts';
import { readYesNo } from '../interview/understand/yes-no.ts';
import { readActions, sayAction } from './actions.ts';
import { decidesInMeetings, type Matter } from './matter.ts';
import type { Part, Recorded, Recording } from './recording.ts';

/** What is asked about a decision that was taken, one question at a time, in this order. */
export interface Step {
  readonly part: Part;
  /** In the review, in the form, and in `change <name>`. */
  readonly name: string;
  readonly input: 'line' | 'lines' | 'day' | 'choice';
  readonly required: boolean;
  asked(about: Recorded): boolean;
  put(about: Recorded): { readonly line: string; readonly hint?: string; readonly choices?: readonly string[] };
  read(text: string, about: Recorded): Partial<Recording> | { readonly problem: string };
  /** As the review shows it; undefined: not answered. */
  show(about: Recorded): string | undefined;
}

/** How who decides is called: `the Alpha Board`. */
export const deciderOf = ({ body, who }: Pick<Matter, 'body' | 'who'>): string | undefined =>
  body ? theNamed(body.name) : who;

const skips = /^(?:skip|skip this|none|no|nothing|not (?:recorded|known|stated)|n\/a)$/;

/** A part in a person's own words. */
function inWords(
  part: 'reason' | 'words' | 'who' | 'where' | 'why' | 'considered',
  { required = true, ...step }: Pick<Step, 'name' | 'asked' | 'put'> & { readonly required?: boolean },
): Step {
  return {
    part,
    input: part === 'who' || part === 'where' ? 'line' : 'lines',
    required,
    ...step,
    read(text) {
      const said = text.trim();
      if (!required && skips.test(plainWords(said.slice(0, 40)))) return { [part]: null } as Partial<Recording>;
      if (!/[\p{L}\p{N}]/u.test(said))
        return { problem: 'I found no words in that. You could write a sentence or two.' };
      if (said.length <= 40 && readYesNo(said))
        return { problem: `This needs more than “${said}”. You could write a sentence or two.` };
      if (said.length > TEXT_LIMIT) return { problem: 'That is longer than a page. You could send a shorter text.' };
      return { [part]: said } as Partial<Recording>;
    },
    show: ({ recording }) => (recording[part] === null ? 'not recorded' : recording[part]),
  };
}

const always = () => true;

const decided = inWords('words', {
  name: 'Decided',
  asked: always,
  put: ({ matter }) => ({
    line: `What was decided on “${excerpt(matter.needed, 200)}”, in which words?`,
    hint:
      matter.recommended === undefined
        ? matter.options.length > 0
          ? `The options were: ${matter.options.join('; ')}.`
          : 'As it stands in the minutes, or will.'
        : `Recommended was: “${excerpt(matter.recommended, 300)}”. If that was decided, “as recommended” is enough.`,
  }),
});

/** `as recommended` stands for the words that were. */
const asRecommended = (text: string, { matter: { recommended } }: Recorded): Partial<Recording> | undefined =>
  recommended !== undefined && /^(?:agreed |approved |resolved )?as recommended$/.test(plainWords(text.slice(0, 60)))
    ? { words: recommended }
    : undefined;

export const steps: readonly Step[] = [
  inWords('reason', {
    name: 'Why it is recorded anew',
    asked: ({ matter }) => matter.taken !== undefined,
    put: ({ matter, today }) => ({
      line: `It is recorded as decided on ${sayShort(matter.taken!.on, today)}: “${excerpt(matter.taken!.words, 200)}”. Why is it recorded anew? The record of before stays.`,
    }),
  }),
  { ...decided, read: (text, about) => asRecommended(text, about) ?? decided.read(text, about) },
  inWords('who', {
    name: 'Who decided',
    asked: ({ matter, recording }) => deciderOf(matter) === undefined || recording.who !== undefined,
    put: () => ({ line: 'Who decided it?', hint: 'The body, or the person and their post.' }),
  }),
  {
    part: 'on',
    name: 'When',
    input: 'line',
    required: true,
    asked: always,
    put: ({ matter, met, today }) =>
      decidesInMeetings(matter)
        ? {
            line: `${capital(deciderOf(matter)!)} decides in a meeting. On which day did it meet?`,
            ...(met.length > 0 ? { choices: met.slice(0, 3).map((each) => sayDayInFull(each)) } : {}),
          }
        : { line: 'On which day was it decided?', hint: `For example ${sayShort(today, today)}, or last Tuesday.` },
    read(text, { today, organisation }) {
      const { financialYearStarts } = organisation;
      const read = readDay(text, { today, financialYearStarts }, { past: true });
      if (read.kind !== 'day')
        return { problem: `I could not read “${excerpt(text.trim(), 80)}” as one day. You could write “26 February”.` };
      if (read.on > today)
        return {
          problem: `${sayDayInFull(read.on)} has not come yet: what is recorded was decided. You could write a day up to today.`,
        };
      return { on: read.on };
    },
    show: ({ recording }) => recording.on && sayDayInFull(recording.on),
  },
  inWords('where', {
    name: 'Where',
    asked: ({ matter }) => !decidesInMeetings(matter),
    put: ({ matter }) => ({
      line: 'Where, or under which delegation?',
      hint: `For example “at its meeting”, or “by ${matter.body ? 'the chair' : 'the director'} under delegation 4.2”.`,
    }),
  }),
  inWords('why', {
    name: 'Why',
    required: false,
    asked: always,
    put: () => ({ line: 'Why was it decided so?', choices: ['Skip'] }),
  }),
  inWords('considered', {
    name: 'What else was considered',
    required: false,
    asked: always,
    put: () => ({ line: 'What else was considered, and rejected?', choices: ['Nothing else', 'Skip'] }),
  }),
  {
    part: 'key',
    name: 'Key decision',
    input: 'choice',
    required: true,
    asked: ({ matter, recording, organisation: { keyDecision } }) =>
      matter.isKey === undefined &&
      (recording.key !== undefined || reachesThreshold(`${matter.needed}\n${recording.words ?? ''}`, keyDecision)),
    put: (about) => ({
      line: `Could this be a key decision? ${notice(about)}`,
      choices: ['Yes', 'No', 'Not sure'],
    }),
    read(text) {
      const yesNo = readYesNo(text);
      if (yesNo) return { key: yesNo };
      if (/^(?:not sure|unsure|maybe|perhaps|i do not know|don't know)$/.test(plainWords(text.slice(0, 40))))
        return { key: 'not-sure' };
      return { problem: 'You could write “Yes”, “No” or “Not sure”.' };
    },
    show: ({ recording: { key } }) => key && { yes: 'yes', no: 'no', 'not-sure': 'not sure' }[key],
  },
  {
    part: 'actions',
    name: 'Actions',
    input: 'lines',
    required: false,
    asked: always,
    put: () => ({
      line: 'What has to be done now? One action a line: who, what, by when.',
      hint: 'For example “Asha Patel: bring a costed proposal, by 31 March”.',
      choices: ['Nothing to do', 'Skip'],
    }),
    read: readActions,
    show: ({ recording: { actions }, people }) =>
      actions && (actions.length === 0 ? 'none' : actions.map((each) => sayAction(each, people)).join('; ')),
  },
];

/** The last day on which notice of it could be given, as far as its day is known. */
function notice({ recording, today, organisation: { keyDecision } }: Recorded): string {
  const clear = keyDecision?.noticeClearDays ?? 28;
  if (recording.on === undefined) return `Notice needs ${clear} clear days before it is taken.`;
  const last = lastDayForNotice(recording.on, clear);
  return `Notice had to be given by ${sayShort(last, today)}, ${clear} clear days before; if it was not, ask the monitoring officer.`;
}

/** The first that is not answered; undefined: all are. */
export const nextStep = (about: Recorded): Step | undefined =>
  steps.find((step) => step.asked(about) && about.recording[step.part] === undefined);
