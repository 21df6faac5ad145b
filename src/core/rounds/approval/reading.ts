import type { MilestoneChange, Tx } from '../../ports.ts';
import { keyOf, type Milestone, type Workstream } from '../../programme/nouns.ts';

/** A critical date that somebody moved, with all that is said of it to whoever decides. */
export interface Proposal {
  readonly change: MilestoneChange;
  /** Absent: it is not in the programme any more. */
  readonly milestone?: Milestone;
  readonly workstream: Workstream;
  /** Names of the workstreams that depend on its own. */
  readonly dependents: readonly string[];
  /** Names by key, of who said it and who approves it. */
  readonly nameOf: (person: string | undefined) => string;
}

/** `D12`: what is typed to mean it. */
export const refOf = ({ id }: Pick<MilestoneChange, 'id'>): string => `D${id}`;

/** Undefined: its workstream is not there any more. */
export async function readProposal(tx: Tx, change: MilestoneChange): Promise<Proposal | undefined> {
  const workstream = await tx.programmes.workstream(change.workstream);
  if (!workstream) return undefined;
  const { programme } = workstream;
  const { milestones } = await tx.programmes.measures(programme);
  const milestone = milestones.find(({ id }) => id === change.milestone);
  const others = await tx.programmes.workstreams(programme);
  const keys = [change.by, change.approver, change.decidedBy].filter((key) => key !== undefined);
  const people = await tx.people.many([...new Set(keys)]);
  return {
    change,
    workstream,
    dependents: others
      .filter((each) => each.dependsOn.includes(keyOf(workstream.id)) && !each.sensitive)
      .map(({ name }) => name),
    nameOf: (person) => people.find(({ key }) => key === person)?.name ?? person ?? 'nobody',
    ...(milestone ? { milestone } : {}),
  };
}

/** How a milestone is called: by its title, or its key when it is not in the programme any more. */
export const titleOf = ({ milestone, change }: Proposal): string => milestone?.title ?? keyOf(change.milestone);
