import type { ItemKind } from '#core/ports';
import { Prisma } from '../generated/client.ts';

/** The table of a noun of the set-up. */
export interface Table {
  readonly name: string;
  /** The column that names the item it belongs to. */
  readonly owner?: 'programmeId' | 'groupId' | 'workstreamId' | 'reviewId';
  /** Columns with the noun's own fields, under their names in the programme file. */
  readonly fields: readonly string[];
  readonly retires: boolean;
  /** Fields that make its schedule: a schedule has no past, so it counts from when one of them was made or changed. */
  readonly schedule?: readonly string[];
}

const ofTheTable = ['id', 'position', 'retiredAt', 'scheduledSince'];

type Extra = Pick<Table, 'owner' | 'schedule'>;

function table(name: string, columns: Readonly<Record<string, string>>, extra: Extra = {}): Table {
  const all = Object.values(columns);
  const fields = all.filter((column) => column !== extra.owner && !ofTheTable.includes(column));
  return { name, fields, retires: all.includes('retiredAt'), ...extra };
}

const ofProgramme = { owner: 'programmeId' } as const;
const ofWorkstream = { owner: 'workstreamId' } as const;

/** In the order in which rows can be made: owners before what they own. */
export const tables: Readonly<Record<ItemKind, Table>> = {
  organisation: table('organisation', Prisma.OrganisationScalarFieldEnum),
  person: table('person', Prisma.PersonScalarFieldEnum),
  programme: table('programme', Prisma.ProgrammeScalarFieldEnum, { schedule: ['rounds'] }),
  'steering-group': table('steering_group', Prisma.SteeringGroupScalarFieldEnum, {
    ...ofProgramme,
    schedule: ['digest'],
  }),
  meeting: table('meeting', Prisma.MeetingScalarFieldEnum, { owner: 'groupId' }),
  workstream: table('workstream', Prisma.WorkstreamScalarFieldEnum, ofProgramme),
  milestone: table('milestone', Prisma.MilestoneScalarFieldEnum, ofWorkstream),
  indicator: table('indicator', Prisma.IndicatorScalarFieldEnum, ofWorkstream),
  saving: table('saving', Prisma.SavingScalarFieldEnum, ofWorkstream),
  risk: table('risk', Prisma.RiskScalarFieldEnum, ofWorkstream),
  decision: table('decision', Prisma.DecisionScalarFieldEnum, ofProgramme),
  action: table('action', Prisma.ActionScalarFieldEnum, ofProgramme),
  review: table('review', Prisma.ReviewScalarFieldEnum, ofProgramme),
  recommendation: table('recommendation', Prisma.RecommendationScalarFieldEnum, { owner: 'reviewId' }),
  consultation: table('consultation', Prisma.ConsultationScalarFieldEnum, ofProgramme),
  comment: table('comment', Prisma.CommentScalarFieldEnum, ofProgramme),
  note: table('note', Prisma.NoteScalarFieldEnum, ofProgramme),
  paper: table('paper', Prisma.PaperScalarFieldEnum, ofProgramme),
};
