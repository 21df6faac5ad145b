import type { Talk } from '../words/talk.ts';

const labels = (message: { readonly blocks: readonly object[] } | undefined): readonly string[] =>
  message?.blocks.flatMap((block) =>
    'buttons' in block ? (block.buttons as { label: string }[]).map(({ label }) => label) : [],
  ) ?? [];

/** What is pressed where it is offered, in this order. */
const pressed = [/^Submit/, /^Nothing has changed: submit/, /^No change/, /^None needed/, /^Right/, /^Go on/, /^Skip/];
/** No answer needs more turns. */
const TURNS = 25;

/** Answers for one workstream, by pressing what is offered and else by writing; `turns`: no further. */
export async function answerFor(
  { says }: Talk,
  person: string,
  workstream: string,
  chance: () => number,
  turns = TURNS,
): Promise<void> {
  const rolled = chance();
  const isUnchanged = rolled < 0.5;
  const rating = rolled < 0.8 ? 'Green' : rolled < 0.93 ? 'Amber' : 'Red';
  let heard = await says(person, `update ${workstream}`);
  for (let turn = 0; turn < turns; turn += 1) {
    const offered = labels(heard.at(-1)?.message);
    const whole = offered.find((label) => isUnchanged && label.startsWith('Nothing has changed: submit'));
    if (whole === undefined && offered.includes('Green')) heard = await says(person, rating);
    else {
      const label = whole ?? pressed.flatMap((each) => offered.find((text) => each.test(text)) ?? [])[0];
      heard = await says(person, label ?? 'Two more branches have opened, and the desk is trained');
    }
    if (/Submitted|Nothing of yours|is not being asked/.test(heard.map(({ text }) => text).join())) return;
  }
}
