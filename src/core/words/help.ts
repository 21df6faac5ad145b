import { isListed } from '../access/can.ts';
import { footnote, heading, type Line, list, type Message, paragraph } from '../message.ts';
import { nearest } from './nearest.ts';
import { type Call, here, type Word } from './word.ts';

/** `help` knows the list it stands in, so it is made from it. */
export function help(words: () => readonly Word[]): Word {
  const self: Word = {
    name: 'help',
    usage: '[word]',
    summary: 'what I can do for you',
    action: 'programme.read',
    examples: ['help', 'help update'],
    run: async (call) => here(answer(words(), call)),
    meant: async (call) => words().some((word) => word.name === call.args.toLowerCase()),
  };
  return self;
}

const line = (word: Word): Line => [{ bold: word.name }, word.usage ? ` ${word.usage}` : '', `: ${word.summary}`];

function answer(words: readonly Word[], call: Call): Message {
  const allowed = words.filter((word) => !word.unlisted && isListed(call.actor, word.action));
  if (call.args) {
    const word = allowed.find((each) => each.name === call.args.toLowerCase());
    return word ? about(word) : noSuchWord(call.args, allowed);
  }
  const summary = `You can use: ${allowed.map((word) => word.name).join(', ')}.`;
  return {
    summary,
    blocks: [
      heading('What I can do for you'),
      list(allowed.map(line)),
      footnote(
        'Here you can just write the word. In a channel of Slack write /programme and the word; in Teams mention me and write it.',
      ),
    ],
  };
}

function about(word: Word): Message {
  return {
    summary: `${word.name}: ${word.summary}`,
    blocks: [
      paragraph(...line(word)),
      paragraph('For example:'),
      list(word.examples.map((example) => [{ bold: example }])),
    ],
  };
}

/** Said when the first thing typed is no word: what it could have been. */
export function noSuchWord(typed: string, allowed: readonly Word[]): Message {
  const shown = typed.slice(0, 40);
  const near = nearest(
    typed,
    allowed.map((word) => word.name),
  );
  const summary =
    near.length > 0
      ? `There is no word “${shown}”. Did you mean ${near.join(' or ')}? “help” lists what you can do.`
      : `There is no word “${shown}”. “help” lists what you can do.`;
  return {
    summary,
    blocks: [
      paragraph(summary),
      ...(near.length > 0
        ? [{ kind: 'buttons' as const, buttons: near.map((name) => ({ label: name, say: name })) }]
        : []),
    ],
  };
}
