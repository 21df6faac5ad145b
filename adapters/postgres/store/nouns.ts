/** What a table keeps of a noun beside the noun itself. */
const ofTheTable = ['position', 'retiredAt', 'programmeId', 'groupId', 'workstreamId', 'reviewId'];

/**
 * A row as the noun that the core knows: what is NULL is absent, `sensitive` stands there only when it is true, and
 * the table's own columns are left out. Column names are those of the nouns (a test holds the two together), and what
 * stands in the columns came through the zod schema of the programme file, so nothing is parsed again.
 */
export function noun<T>(row: object, also: Partial<T> = {}): T {
  const own = Object.entries(row).filter(
    ([name, value]) => value !== null && !ofTheTable.includes(name) && !(name === 'sensitive' && value === false),
  );
  return { ...Object.fromEntries(own), ...also } as T;
}

/** A noun that names the programme it belongs to. */
export const nounOfProgramme = <T extends { readonly programme: string }>(row: { readonly programmeId: string }): T =>
  noun<T>(row, { programme: row.programmeId } as Partial<T>);

/** A noun that names the workstream it belongs to. */
export const nounOfWorkstream = <T>(row: { readonly workstreamId: string }): T & { readonly workstream: string } =>
  noun<T & { workstream: string }>(row, { workstream: row.workstreamId } as Partial<T & { workstream: string }>);
