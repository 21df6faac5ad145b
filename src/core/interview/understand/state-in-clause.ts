import type { LocalDate } from '../../calendar/local-date.ts';
import type { ApartContext } from './apart.ts';
import type { Finding, Knowing } from './clause.ts';
import { isIn, itemNamed, tellingWords } from './item-named.ts';
import { readDay } from './read-day.ts';
import { splitReason } from './reason.ts';
import { readScore } from './score.ts';
import { type ItemState, readItemState } from './state-of-item.ts';

/** How many words may name an item before its state. */
const NAMING_WORDS = 9;

/** `contact centre slips to 31 July because …`: the name of one item, what has become of it, and nothing else. */
export function stateIn(clause: string, context: Knowing): Finding | undefined {
  const { milestones, risks, actions = [] } = context;
  if (milestones.length + risks.length + actions.length === 0) return undefined;
  const starts = [...clause.matchAll(/(?<![\p{L}\p{N}'’-])[\p{L}\p{N}✅✔]/gu)].slice(0, NAMING_WORDS + 1);
  for (const { index } of starts) {
    const [name, said] = [clause.slice(0, index), clause.slice(index)];
    if (onlyMay.test(name)) return undefined;
    const telling = tellingWords(name);
    const milestone = itemNamed(telling, context.known.milestones);
    const risk = itemNamed(telling, context.known.risks);
    const found =
      about(milestone, risk, said, context) ??
      (telling.length === 0
        ? (theRisk(name, said, context) ?? unnamed(said, context))
        : milestone || risk
          ? undefined
          : actionIn(said, telling, context));
    if (!found) continue;
    const others = telling.filter((word) => !context.vocabulary.has(word));
    if (isIn(others, [...context.known.milestones, ...context.known.risks, ...context.known.actions]))
      return { ...found, from: index };
    // `Ann is ill and the phone menu late`: two clauses, of which each is read by itself.
    if (joined.test(name)) return undefined;
    // `phone supplier late` need not be of the phone menu: it is offered, with its whole name.
    return found.dated && others.length === 1 ? { ...found, from: index } : { ...found, from: 0, sure: false };
  }
  return undefined;
}

const joined = /\s(?:and|but|while|whereas)\s/i;

/** `go live may slip`: it has not. */
const onlyMay = /\b(?:may|might|could|would)(?: (?:well|still|also|even|yet|now|have to|need to))? $/i;

type Named<Item> = Item | 'several' | undefined;

function about(
  milestone: Named<Milestone>,
  risk: Named<ApartContext['risks'][number]>,
  said: string,
  context: ApartContext,
): Found | undefined {
  if (milestone && !risk && milestone !== 'several') return milestoneIn(said, milestone, context);
  if (risk && !milestone && risk !== 'several') return riskIn(said, risk.key);
  if (!milestone && !risk) return undefined;
  return toldIn(said, context) ? unclear : undefined;
}

type Found = Omit<Finding, 'from'>;
type Milestone = ApartContext['milestones'][number];

/** It is about an item, and it cannot be told which. */
const unclear: Found = { question: [], sure: false };

/** `live 31 July`: it was, or will be. */
export const isOrWillBe =
  /^(?:live|open|complete|ready|in place|up and running)[\s,:–—-]+(?:on |by |from |in )?(?:the )?\d/i;

/** Done in general; other words (`published`) only where the title has them too. */
const generally =
  /^(?:[\p{L}'’]+ )*?(?:done|complete[ds]?|finished|achieved|delivered|came (?:back|in|through)|arrived|received|went live|gone live|live|launched|open(?:ed)?|in place|implemented|up and running|✅|✔️?)(?![\p{L}\p{N}])/iu;

function milestoneIn(said: string, { key, title }: Milestone, context: ApartContext): Found | undefined {
  const told = toldIn(said, context);
  const alone = told ? undefined : onlyADay(said, context);
  if (alone) return { question: `milestone/${key}`, ...alone };
  if (!told) return openEnded.test(said) && readDay(said, context).kind === 'day' ? unclear : undefined;
  const { state, on } = told;
  const question = `milestone/${key}`;
  switch (state.is) {
    case 'unchanged':
      return { question, sure: true };
    case 'done': {
      const own = tellingWords(title).some((word) => word.length > 3 && tellingWords(said).includes(word));
      if (!own && !generally.test(said)) return undefined;
      return {
        question,
        sure: (on === undefined || on <= context.today) && !isOrWillBe.test(said),
        ...(on ? { dated: true as const } : {}),
      };
    }
    case 'moved':
    case 'new-date-unknown':
      return {
        question,
        sure: on === undefined || on >= context.today,
        moves: reasonOf(state),
        ...(on ? { dated: true as const } : {}),
      };
    default:
      return undefined;
  }
}

/** `contact centre live 31 July`: probably when it will be, or was. With a reason it can only be when it will be. */
function onlyADay(said: string, context: ApartContext): Pick<Finding, 'sure' | 'moves' | 'dated'> | undefined {
  const { what, because } = splitReason(said);
  if (!/\d/.test(what) || what.length > 40) return undefined;
  const read = readDay(what, context);
  if (read.kind !== 'day') return undefined;
  const at = what.indexOf(read.said);
  if (!aroundDay.test(what.slice(0, at)) || !aroundDay.test(what.slice(at + read.said.length))) return undefined;
  if (because === undefined) return { sure: false, dated: true };
  return { sure: read.on >= context.today, moves: { because }, dated: true };
}

/** `published by 12 Feb`: it was, or is to be. */
const openEnded = /^(?:\p{L}+ ){1,3}(?:by|before) \S+(?: \S+){0,3}$/iu;

/** `communications plan done`: only what has no other word in it, and all the same asked: many things are a plan. */
function actionIn(said: string, telling: readonly string[], context: Knowing): Found | undefined {
  const { actions } = context.known;
  const [only, ...others] = actions.filter((action) => isIn(telling, [action]));
  if (!only || others.length > 0) return undefined;
  const is = toldIn(said, context)?.state.is;
  return is === 'done' || is === 'moved' || is === 'unchanged'
    ? { question: `action/${only.item.key}`, sure: false }
    : undefined;
}

/** `slips to 31 July` and no name: probably the only milestone there is. */
function unnamed(said: string, context: ApartContext): Found | undefined {
  const [only, ...others] = context.milestones;
  const told = only ? toldIn(said, context) : undefined;
  if (!only || !told?.on) return undefined;
  const { state } = told;
  if (state.is !== 'moved' && state.is !== 'done') return undefined;
  if (others.length > 0) return state.is === 'moved' ? unclear : undefined;
  return {
    question: `milestone/${only.key}`,
    sure: false,
    ...(state.is === 'moved' ? { moves: reasonOf(state) } : {}),
  };
}

/** `risk closed`: the only one there is. */
function theRisk(name: string, said: string, { risks }: ApartContext): Found | undefined {
  const [only, ...others] = risks;
  const found =
    only && /^(?:the |our |that |this |one )?(?:risk|issue) $/i.test(name) ? riskIn(said, only.key) : undefined;
  return found && others.length > 0 ? unclear : found;
}

const reasonOf = ({ because }: ItemState) => (because === undefined ? {} : { because });

function riskIn(said: string, key: string): Found | undefined {
  const question = `risk/${key}`;
  const state = readItemState(said);
  if (!state) return readScore(said, ANY_SCALE) ? { question, sure: true } : undefined;
  const ofRisks = ['unchanged', 'closed', 'worse', 'better'].includes(state.is);
  if (!ofRisks || (state.rest !== undefined && !readScore(state.rest, ANY_SCALE))) return undefined;
  return { question, sure: true, ...(state.is === 'worse' ? { moves: reasonOf(state) } : {}) };
}

/** Whether it is on the organisation's scale is for the question to say. */
const ANY_SCALE = 10;

const aroundDay =
  /^(?:(?:to|on|by|until|till|for|the|of|in|at|now|is|be|from|was|instead|not|latest|and|planned|as|or|so|around|about)(?![\p{L}\p{N}])|[\s,;:.()–—-])*$/iu;

/** `slips by two weeks`. */
const byALength = /^\S+(?: back)? (?:\S+ ){1,3}(?:days?|weeks?|wks?|months?|mths?|fortnight)$/i;

/** What has become of an item, where nothing is said besides but a day. */
function toldIn(
  said: string,
  context: ApartContext,
): { readonly state: ItemState; readonly on?: LocalDate } | undefined {
  const state = readItemState(said);
  if (!state || state.rest === undefined || aroundDay.test(state.rest)) return state && { state };
  const { is, rest } = state;
  if (is === 'moved' && byALength.test(rest)) return { state };
  const read = readDay(rest, context, { past: is === 'done' });
  if (read.kind !== 'day' && read.kind !== 'implausible') return undefined;
  const at = rest.indexOf(read.said);
  const after = rest.slice(at + read.said.length);
  // `was 30 June` is said besides.
  const former = /^[\s,(]*(?:was|from|instead of|not|originally|rather than)\b/i.test(after);
  if (!aroundDay.test(rest.slice(0, at)) || !(former || aroundDay.test(after))) return undefined;
  return read.kind === 'day' ? { state, on: read.on } : { state };
}
