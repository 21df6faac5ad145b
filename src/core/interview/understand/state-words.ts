/** What a milestone, a risk or an action can be said to be. */
export type State = 'unchanged' | 'done' | 'moved' | 'closed' | 'worse' | 'better' | 'new-date-unknown';

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
/** How a day can begin: enough to tell `now 12 Feb` from `now with the panel`, and from `now 1.4m`. */
export const beginsADay =
  `(?:(?:on|in|by|the|about|around|from) ){0,3}(?:(?!\\d+[.-]\\d+ ?(?:[km%]|mn|bn|[mb]illion|thousand)(?![\\p{L}\\p{N}]))\\d{1,2}(?:st|nd|rd|th)?[ /.-]|\\d{1,2}(?:st|nd|rd|th)\\b|(?:${months})\\p{L}{0,6}\\b|mid|early|late|end|` +
  'easter|christmas|new year|next|w/c|q[1-4]\\b|spring|summer|autumn|winter|(?:mon|tue|wed|thu|fri|satur|sun)\\p{L}{0,6}\\b|tomorrow|\\d{4}-|(?:in )?(?:a|one|two|three|four|five|six|\\d+) (?:days?|weeks?|wks?|months?|mths?|fortnight))';

const slip =
  '(?:slipp?(?:ed|s|ing)?|delay(?:ed|s)?|late|mov(?:ed?|es|ing)|put back|push(?:ed|es)?(?: back| out)?|postponed?|deferred|rescheduled|running late|overdue|missed|brought forward|pulled forward|changed|behind(?: schedule)?)(?:,? (?:again|further|once more|yet again|slightly))?';
/** `two weeks late`. */
const late =
  '(?:about |around |another |a further )?(?:an?|one|two|three|four|five|six|eight|ten|twelve|\\d{1,3}) (?:more )?(?:days?|weeks?|wks?|months?|mths?|fortnight) (?:late|later|behind|delayed?|slip(?:page)?)\\b';
const noDate =
  "(?:(?:there is |with |and |but )?(?:no (?:(?:new|revised|firm) )?(?:date|forecast|estimate)(?: (?:yet|set|agreed|known|for now))?|(?:new |revised )?date (?:is )?(?:tbc|tbd|unknown|not (?:yet )?(?:known|set|agreed|clear|fixed)|to be (?:confirmed|agreed|set))|(?:(?:we |i )?(?:do not|don['’]?t) (?:yet )?know|not (?:yet )?known)(?: yet| when| (?:the )?(?:new )?date)*|until further notice|tbc|tbd|to be confirmed|indefinitely))";

/**
 * What people say, and what it means; the first that a text begins with. Each is one way to match, so that no text
 * makes reading slow.
 */
export const saidOfItems: readonly (readonly [is: State, wordings: readonly string[]])[] = [
  ['new-date-unknown', [noDate, `${slip}(?: (?:to|until))?[ ,;:–—-]{1,3}${noDate}`, 'on hold']],
  [
    'unchanged',
    [
      'no (?:(?:real|further|other) )?(?:change|changes|movement|update|news)(?: (?:here|since then|there|to this|to report|to date))?',
      'nothing (?:new|has changed|changed|to report|to add)',
      "unchanged|(?:not|hasn['’]?t|haven['’]?t|has not|have not) (?:changed|moved|slipped)|as (?:planned|before|last time|scheduled|expected|agreed|it was|forecast)",
      '(?:all )?on (?:track|course|schedule|target|time|plan)(?: (?:for|to) (?:then|that|it|the date|that date|plan)\\b)?',
      '(?:the )?same(?: as (?:before|last time|last quarter)|(?! as\\b))',
      'stead(?:y|ily)|stable|static|to plan|going to plan|going well',
      'still (?:stands|valid|the plan|planned|good|fine|open|there|the case|the same|a risk|an issue|the date|happening)',
      'still(?= (?:(?:on|for|due|due on|planned for) )?\\d)|stays?(?: (?:the same|as it is|at|open))?|remains?(?: (?:the same|as it is|at|open))?|continues|ongoing',
    ],
  ],
  [
    'closed',
    [
      'closed?|(?:moved|changed|set) to closed|can (?:now )?be closed|please close(?: it| this)?|resolved|cancelled|dropped|withdrawn|retired|gone away|went away',
      'no longer (?:a (?:risk|issue|concern|problem)|an issue|relevant|applies|needed)|not needed(?: any more)?',
    ],
  ],
  [
    'worse',
    [
      '(?:got |gets |getting |gone |become )?(?:worse(?:ned|ning)?|higher)|worsen(?:ed|ing)|deteriorat(?:ed|ing)|increas(?:ed|ing)|ris(?:en|ing)|rose',
      '(?:gone |went |going )?up(?! and)|more likely|escalat(?:ed|ing)',
    ],
  ],
  [
    'better',
    [
      '(?:got |gets |getting |gone |become )?(?:better|lower)|improv(?:ed|ing|es)|lowered|reduc(?:ed|ing)|decreas(?:ed|ing)|fall(?:en|ing)|fell',
      '(?:gone |went |going )?down|less likely|eas(?:ed|ing)',
    ],
  ],
  [
    'moved',
    [
      late,
      `${slip}(?: (?:to|until|till|back|forward)\\b)?`,
      `(?:now|new date|new forecast|revised|expected|forecast|will be|should be|to be|likely|due|instead|not until|not before)(?: (?:now|is|date|to|expected|forecast|done|complete|completed|finished|ready|live|published|opened|open|agreed|in place))?:?(?= ${beginsADay})`,
    ],
  ],
  [
    'done',
    [
      'done|complete[ds]?|finished|achieved|delivered|came (?:back|in|through)|arrived|received|went live|gone live|go[ -]live (?:happened|done)|live|launched|opened?|published',
      'signed(?: off)?|agreed|approved|adopted|appointed|awarded|in place|implemented|installed|handed over|up and running|met|happened|held|submitted|sorted|✅|✔️?',
    ],
  ],
];

/** Words before it that change nothing; taken off one at a time. */
export const leadingWord =
  /^(?:it['’]?s|it|this|that|now|has|have|had|been|is|are|was|were|we|we['’](?:ve|re)|the|date|again|also|all|just|still|then|but|and|so|risk|milestone|action|issue|score|status|unfortunately|sadly|slightly|a|bit|little|much|well|got|yes|ok|finally|fully|formally|successfully|already|overall|which|since|think|i|say|yep|yeah|yup|would|expected|going|to|be|due|will|should)[,:]?\s+/iu;
