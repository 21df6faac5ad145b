import { sayDayInFull } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { listed } from '../../interview/about.ts';
import { whatWorks } from '../../interview/questions/actions.ts';
import { excerpt, plainWords } from '../../interview/understand/wording.ts';
import { buttons, footnote, list, type Message, paragraph, quote, sentence } from '../../message.ts';
import { type Action, keyOf } from '../../programme/nouns.ts';
import { which } from '../../words/which.ts';
import { alone, type Call, direct, type Reply, refusal, type Word } from '../../words/word.ts';
import { actionButtons, actionLine, asTyped, refsAmong, whatOf } from '../say.ts';
import { answerable, ownActions, readActions } from '../seen.ts';
import { sayNoted, takeBack, takeSaid } from '../take.ts';

/** `action costed done on 27 November`: what its owner, or the office, says of an action. */
export const actionWord: Word = {
  name: 'action',
  usage: 'REF [done | new date | how it stands | undo]',
  summary: 'says of an action of yours that it is done, when it will be, or how it stands',
  action: 'action.answer',
  examples: [
    'action',
    'action costed done on 27 November',
    'action costed 12 February because the panel has not met',
    'action costed undo',
  ],
  run: async (call) => {
    const actions = await answerable(call);
    const { found, typed, rest } = beginsWith(actions, call.args);
    const [only, ...others] = found;
    if (!only) return typed === '' ? alone(await ownList(call, '')) : notTheirs(call, typed);
    if (others.length > 0)
      return alone(
        which(
          `Which action “${excerpt(typed, 60)}”?`,
          found.map(({ id, text }) => ({ id, name: text })),
          (id) => `action ${id} ${rest}`.trim(),
        ),
      );
    const action = (await call.tx.actions.lock(only.id)) ?? only;
    const ref = refsAmong(actions)(action);
    if (rest === '') return ask(call, action, ref);
    if (/^(?:undo|take (?:it|that) back|not done(?: yet)?)$/.test(plainWords(rest.slice(0, 40))))
      return undo(call, action, ref);
    return take(call, action, ref, rest);
  },
  meant: async (call) => beginsWith(await answerable(call), call.args).found.length > 0,
};

/** Those whose key or id a text begins with, and what follows. */
function beginsWith(actions: readonly Action[], text: string) {
  const [typed = ''] = /^\S*[^\s,:;.]/.exec(text) ?? [];
  const said = typed.toLowerCase();
  const found = actions.filter(({ id }) => id.toLowerCase() === said || keyOf(id).toLowerCase() === said);
  return { found, typed, rest: text.slice(typed.length).replace(/^[\s,:;.–—-]+/, '') };
}

const todayOf = ({ tx, actor }: Call) => localDateOf(tx.now, actor.person.timeZone);

/** What they own and is open, where nothing or nothing of theirs was named. */
async function ownList(call: Call, before: string): Promise<Message> {
  const own = await ownActions(call);
  const [first] = own;
  if (!first) return sentence(`${before}No action of yours is open. “actions” lists those that you can see.`);
  const refOf = refsAmong(own);
  const summary = `${before}${own.length === 1 ? 'One action of yours is open.' : `${own.length} actions of yours are open.`}`;
  return {
    summary,
    blocks: [
      paragraph(summary),
      list(own.slice(0, 20).map((each) => actionLine(each, refOf(each), todayOf(call)))),
      buttons(...actionButtons(own, refOf)),
      footnote(`To say how one stands, write “action ${refOf(first)}” and then it.`),
    ],
  };
}

/** An action that is somebody else’s, or none; what they may not know of is not confirmed to be there. */
async function notTheirs(call: Call, typed: string): Promise<Reply> {
  const {
    found: [seen],
  } = beginsWith(
    (await readActions(call)).map(({ action }) => action),
    typed,
  );
  if (!seen) return refusal(await ownList(call, `I do not know an action “${excerpt(typed, 60)}” of yours. `));
  const owner = seen.owner === undefined ? undefined : (await call.tx.people.get(seen.owner))?.name;
  const who = listed([...(owner === undefined ? [] : [owner]), 'the programme office']);
  return refusal(sentence(`You can see ${keyOf(seen.id)} but not answer for it: ${who} can.`), {
    action: 'action.answer',
    programme: seen.programme,
    subject: seen.id,
  });
}

/** What they type next belongs to it. */
async function ask(call: Call, action: Action, ref: string, problem?: string): Promise<Reply> {
  const { tx, actor } = call;
  await tx.people.setFocus(actor.person.id, { restOf: `action ${ref}` });
  const line = problem ?? `${whatOf(action)}: is it done, or when will it be?`;
  return direct({
    summary: line,
    blocks: [
      paragraph(line),
      list([actionLine(action, ref, todayOf(call))]),
      ...(action.done === undefined ? [buttons({ label: 'Done', say: `action ${ref} done` })] : []),
      footnote(`${whatWorks} “No” leaves it for now.`),
    ],
  });
}

async function take(call: Call, action: Action, ref: string, text: string): Promise<Reply> {
  const taken = await takeSaid(call, action, text, todayOf(call));
  if ('problem' in taken) return ask(call, action, ref, taken.problem);
  if ('perhaps' in taken) {
    const { is, on, why } = taken.perhaps;
    const because = why === undefined ? '' : ` because ${why}`;
    const plainly = `${is === 'done' ? 'done on ' : ''}${asTyped(on!)}${because}`;
    return direct({
      summary: `I read “${excerpt(taken.said, 60)}” as ${sayDayInFull(on!)}. Is that right? Nothing is noted yet.`,
      blocks: [
        paragraph(`I read “${excerpt(taken.said, 60)}” as `, { bold: sayDayInFull(on!) }, '. Is that right?'),
        buttons(
          { label: 'Right', say: `action ${ref} ${plainly}`, style: 'primary' },
          { label: 'Another date', say: `action ${ref}` },
        ),
        footnote(
          `Nothing is noted yet. Or write “action ${ref} ${is === 'done' ? 'done on' : ''}” and the day.`.replace(
            '  ',
            ' ',
          ),
        ),
      ],
    });
  }
  await leave(call);
  const { noted, now } = taken;
  const line = `Noted: “${whatOf(action)}” ${sayNoted(noted, action, now)}.`;
  return direct({
    summary: line,
    blocks: [
      paragraph(line),
      ...(noted.is === 'words' ? [quote(noted.said ?? text)] : []),
      buttons({ label: 'Take it back', say: `action ${ref} undo` }),
      footnote(`Who may see the action reads it in “actions”. Not right? Write “action ${ref} undo”, or say it again.`),
    ],
  });
}

async function undo(call: Call, action: Action, ref: string): Promise<Reply> {
  const taken = await takeBack(call, action);
  if ('problem' in taken) return direct(sentence(taken.problem));
  await leave(call);
  const line = `Taken back: “${whatOf(action)}” stands as it did before.`;
  return direct({ summary: line, blocks: [paragraph(line), list([actionLine(taken.now, ref, todayOf(call))])] });
}

/** What they type next is something else. */
async function leave({ tx, actor }: Call): Promise<void> {
  const focus = await tx.people.focus(actor.person.id);
  if (focus && 'restOf' in focus) await tx.people.setFocus(actor.person.id, undefined);
}
