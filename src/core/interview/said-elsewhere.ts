import { type Line, plain } from '../message.ts';
import { listed } from './about.ts';
import { apartOf, withCarried } from './apart.ts';
import { answerTo, asked, type Interview } from './interview.ts';

/** Shorter words stand in other answers by chance. */
const TELLING = 12;

/**
 * What is kept back and said in another answer as well, which readers see: one message often gives the same reason for the
 * rating and for a date that moved. Nothing more is kept back than was said; it is pointed out.
 */
export function saidElsewhere(interview: Interview): readonly Line[] {
  const { about, state } = interview;
  const answers = withCarried(about, state.answers);
  const given = asked(interview).flatMap((question) => {
    const answer = question.aside || question.sensitive ? undefined : answerTo(interview, question);
    if (answer === undefined) return [];
    const text = plain(question.show(answer, about)).toLowerCase();
    return [{ name: question.name, text, is: apartOf(answers, question.key)?.is }];
  });
  return given
    .filter(({ is, text }) => is !== undefined && text.length >= TELLING)
    .flatMap((kept): Line[] => {
      const seen = given.filter(
        (one) => one !== kept && sayTheSame(one.text, kept.text) && !isAsClosed(one.is, kept.is),
      );
      if (seen.length === 0) return [];
      const names = listed(seen.map(({ name }) => `“${name}”`));
      return [
        [`“${kept.name}” is kept back, but ${names} ${seen.length === 1 ? 'says' : 'say'} the same in the open.`],
      ];
    });
}

/** Either in the other: of a long text that is kept back, a part said elsewhere says it too. */
const sayTheSame = (one: string, other: string): boolean =>
  one.includes(other) || (one.length >= TELLING && other.includes(one));

type Kept = 'kept-out' | 'exempt' | undefined;
const isAsClosed = (one: Kept, other: Kept): boolean => one === 'exempt' || (one !== undefined && one === other);
