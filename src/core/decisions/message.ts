import { sayDayInFull } from '../calendar/say.ts';
import { excerpt } from '../interview/understand/wording.ts';
import { buttons, type Form, facts, footnote, form, type Message, paragraph } from '../message.ts';
import type { Recorded } from './recording.ts';
import { deciderOf, nextStep, type Step, steps } from './steps.ts';

/** The recording of a decision in words: one question at a time, then what would be recorded. */

/** The question that is open, else the review. `problem`: what was wrong with what they wrote. */
export function asked(about: Recorded, problem?: string): Message {
  const step = nextStep(about);
  return step ? question(about, step, problem) : review(about);
}

function question(about: Recorded, step: Step, problem?: string): Message {
  const { ref } = about.matter;
  const { line, hint, choices = [] } = step.put(about);
  const isFirst = steps.every(({ part }) => about.recording[part] === undefined);
  const said = (text: string) => ({ label: text, say: `decide ${ref} ${text}` });
  const made = [
    ...choices.map(said),
    ...(isFirst ? [{ label: 'Fill in as a form', say: `decide ${ref} form`, opens: 'form' as const }] : []),
  ];
  return {
    summary: problem === undefined ? line : `${problem} ${line}`,
    blocks: [
      ...(problem === undefined ? [] : [paragraph(problem)]),
      paragraph({ bold: line }),
      ...(hint === undefined ? [] : [paragraph(hint)]),
      ...(made.length > 0 ? [buttons(...made)] : []),
      footnote(`Recording ${ref}. What you have said is kept; “decide ${ref}” goes on with it at any time.`),
    ],
  };
}

/** All that would be recorded. Nothing is before it is agreed to. */
function review(about: Recorded): Message {
  const { matter } = about;
  const summary = `Is this how it was decided: ${excerpt(matter.needed, 200)}?`;
  return {
    summary,
    blocks: [
      paragraph({ bold: summary }),
      facts([
        ...(deciderOf(matter) === undefined ? [] : [{ label: 'Who decided', value: [deciderOf(matter)!] }]),
        ...steps.flatMap((step) => {
          const value = step.asked(about) ? step.show(about) : undefined;
          return value === undefined ? [] : [{ label: step.name, value: [value] }];
        }),
      ]),
      buttons(
        { label: 'Record it', say: `decide ${matter.ref} record it`, style: 'primary' },
        { label: 'Start again', say: `decide ${matter.ref} start again` },
      ),
      footnote(`To change one of these, write for example “change ${steps[1]!.name.toLowerCase()}”.`),
    ],
  };
}

/** The same questions at once. */
export function asForm(
  about: Recorded,
  values?: Readonly<Record<string, string>>,
  errors?: ReadonlyMap<string, string>,
): Message {
  const { matter } = about;
  const fields = steps
    .filter((step) => step.asked(about))
    .map((step) => {
      const { line, hint, choices = [] } = step.put(about);
      const value = values?.[step.part] ?? typed(step, about);
      const error = errors?.get(step.part);
      return {
        name: step.part,
        label: step.name,
        hint: excerpt(hint ?? line, 140),
        input: step.input,
        ...(step.input === 'choice' ? { choices: choices.map((each) => ({ label: each, say: each })) } : {}),
        ...(value === undefined ? {} : { value }),
        ...(step.required ? { required: true } : {}),
        ...(error === undefined ? {} : { error }),
      };
    });
  const made: Form = {
    to: `decide ${matter.ref}`,
    title: `Decision ${matter.ref}`,
    intro: [excerpt(matter.needed, 300)],
    fields,
    send: 'Show what would be recorded',
  };
  const summary = `The decision ${matter.ref} as a form.`;
  return { summary, blocks: [form(made)] };
}

/** What stands in a field, as it would be typed. */
function typed({ part, show }: Step, about: Recorded): string | undefined {
  const { recording } = about;
  if (part === 'on') return recording.on && sayDayInFull(recording.on);
  return recording[part] === undefined || part === 'actions' ? undefined : show(about);
}
