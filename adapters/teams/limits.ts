/**
 * What Teams takes, as numbers. Where sources disagree the smaller value stands:
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages and …/rate-limit.
 */
export const limits = {
  /** Bytes of one card as JSON; 28 KB is refused in some places, and one activity may be 40 KB in others. */
  card: 25_000,
  /** Bytes of what stands in one element of a card; so small that an element fits into any card beside others. */
  element: 6_000,
  /** Columns of a table, bytes of a cell that can still be read in a column, and of one table with the same in lines. */
  tableColumns: 8,
  tableCell: 300,
  table: 12_000,
  /** Bytes of a picture's alternative text. */
  alt: 2_000,
  /** Actions in one ActionSet; clients hide more than six behind a menu. */
  buttonsInSet: 6,
  /** Bytes of a button's title; clients show less. */
  buttonTitle: 120,
  /** Bytes of what a button carries, which stands on the card twice; ours are words and ids. */
  buttonData: 1_500,
  /** Bytes of a field's label, and of a choice's; clients show less of either. */
  label: 300,
  choice: 200,
  /** Choices that stand in view beside round buttons; more are opened as a list. */
  choicesInView: 5,
  /** Characters that can be written into a field of one line, and of several. */
  line: 1_000,
  lines: 3_000,
  /** Bytes of an answer in words. */
  words: 1_500,
  /** Bytes of an activity's `summary`, which is what a notification shows. */
  summary: 400,
  /** Commands in one list of the manifest. */
  commands: 12,
  /**
   * Milliseconds in which repetitions of one press fall: the client's two further attempts, 5 and 10 seconds later, and a
   * double click. A press of the same button of the same card after twice this is a new one.
   */
  repeats: 12_000,
  /** Bytes of a request's body. */
  request: 1_048_576,
  /** Milliseconds for one request to Teams. */
  timeout: 10_000,
  /** Milliseconds for what comes before the one that posts: a token, the conversation. */
  preparation: 5_000,
} as const;
