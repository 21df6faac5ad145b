/**
 * What a lead can choose: to be asked monthly while a workstream is green; or as the programme has it, however long
 * nothing is answered.
 */
export type TouchChoice = 'monthly' | 'weekly';

/** What leads chose about the light checks between rounds. No programme file says it, so an import leaves it as it is. */
export interface TouchChoiceRows {
  /** Of those of these workstreams for which something was chosen; one query. */
  of(workstreams: readonly string[]): Promise<ReadonlyMap<string, TouchChoice>>;
  /** From now on so; a second time changes nothing. */
  choose(workstreams: readonly string[], touch: TouchChoice, by: string): Promise<void>;
}
