import { localDateOf } from '../../calendar/zone.ts';
import { plainWords } from '../../interview/understand/wording.ts';
import type { Json } from '../../json.ts';
import { sentence } from '../../message.ts';
import { alone, type Call, direct, type Reply, refusal, type Word } from '../../words/word.ts';
import { decidesInMeetings, type Matter, mayRecord } from '../matter.ts';
import { asForm, asked } from '../message.ts';
import { readOneLine } from '../one-line.ts';
import { beginsWithMatter, readMatters } from '../read.ts';
import { record } from '../record.ts';
import { type Recorded, type Recording, readRecording } from '../recording.ts';
import { nextStep, steps } from '../steps.ts';
import { listedFor } from './listed.ts';

/** `decide A12`: records a decision that was taken, one question at a time. A button only opens it: what was decided is written. */
export const decide: Word = {
  name: 'decide',
  usage: 'REF',
  summary: 'records what was decided, by whom, when and in which words',
  action: 'decision.record',
  examples: ['decide', 'decide A12', 'decide A12 agreed, at its meeting, on 26 February because the halls are free'],
  run: async (call) => {
    const found = await matterMeant(call);
    if ('reply' in found) return found.reply;
    const { matter, rest } = found;
    const about = await recordedSoFar(call, matter);
    const said = plainWords(rest.slice(0, 60));
    if (said === 'form' || said === 'fill in as a form') return alone(asForm(about));
    if (said === 'record it') return nextStep(about) ? goOn(call, about) : alone(await record(call, about));
    if (said === 'start again') return keep(call, about, {});
    const part = /^change (?:the )?(.+)$/.exec(said)?.[1];
    const step = part && steps.find((each) => [plainWords(each.name), each.part].includes(part));
    if (step) return keep(call, about, { ...about.recording, [step.part]: undefined });
    return rest === '' ? goOn(call, about) : take(call, about, rest);
  },
  fill: async (call, values) => {
    const found = await matterMeant(call);
    return 'reply' in found ? found.reply : fillIn(call, await recordedSoFar(call, found.matter), values);
  },
  meant: async (call) => beginsWithMatter(await readMatters(call), call.args) !== undefined,
};

/** The decision that they mean, if it is theirs to record; what they may not know of is not confirmed to be there. */
async function matterMeant(
  call: Call,
): Promise<{ readonly matter: Matter; readonly rest: string } | { readonly reply: Reply }> {
  const matters = await readMatters(call);
  const found = beginsWithMatter(matters, call.args);
  if (found && mayRecord(call, found.matter)) return found;
  const mine = matters.filter((each) => each.isAsked && mayRecord(call, each));
  if (!found) return { reply: alone(listedFor(call, mine, call.args)) };
  const { programme, subject, body } = found.matter;
  const who =
    body && !decidesInMeetings(found.matter)
      ? `its chair and the programme office record what ${body.name} decided`
      : 'the programme office records it';
  return {
    reply: refusal(sentence(`You can see ${found.matter.ref} but not record it: ${who}.`), {
      action: 'decision.record',
      programme,
      subject,
    }),
  };
}

async function recordedSoFar({ tx, actor }: Call, matter: Matter): Promise<Recorded> {
  const organisation = (await tx.organisation())!;
  const today = localDateOf(tx.now, actor.person.timeZone);
  const { body } = matter;
  const meetings = body && decidesInMeetings(matter) ? await tx.programmes.meetings(matter.programme) : [];
  return {
    matter,
    recording: readRecording(await tx.decisions.draft(actor.person.id, matter.subject)),
    today,
    organisation,
    people: (await tx.people.all()).map(({ key, name }) => ({ id: key, name })),
    met: meetings
      .filter(({ group, on, state }) => group === body?.id && on <= today && state !== 'cancelled')
      .map(({ on }) => on)
      .reverse(),
  };
}

/** Keeps what was said so far and asks on; what they type next belongs to it. */
async function keep(call: Call, about: Recorded, recording: Recording): Promise<Reply> {
  const kept = JSON.parse(JSON.stringify(recording)) as Json;
  await call.tx.decisions.keepDraft(call.actor.person.id, about.matter.subject, kept);
  return goOn(call, { ...about, recording });
}

async function goOn({ tx, actor }: Call, about: Recorded, problem?: string): Promise<Reply> {
  await tx.people.setFocus(actor.person.id, { restOf: `decide ${about.matter.ref}` });
  return direct(asked(about, problem));
}

async function take(call: Call, about: Recorded, text: string): Promise<Reply> {
  const step = nextStep(about);
  if (!step) return goOn(call, about);
  const read = step.part === 'words' ? readOneLine(text, about) : step.read(text, about);
  if ('problem' in read) return goOn(call, about, read.problem);
  // What was said before in its own question stands.
  return keep(call, about, { ...read, ...about.recording });
}

async function fillIn(call: Call, about: Recorded, values: Readonly<Record<string, string>>): Promise<Reply> {
  const errors = new Map<string, string>();
  let recording: Recording = {};
  for (const step of steps.filter((each) => each.asked(about))) {
    const text = values[step.part];
    const read = text === undefined ? undefined : step.read(text, { ...about, recording });
    if (read === undefined) continue;
    if ('problem' in read) errors.set(step.part, (read as { problem: string }).problem);
    else recording = { ...recording, ...read };
  }
  if (errors.size > 0) return alone(asForm({ ...about, recording }, values, errors));
  return keep(call, about, recording);
}
