/** What a table keeps of a noun beside the noun itself. */
const ofTheTable = new Set(['position', 'retiredAt', 'programmeId', 'groupId', 'workstreamId', 'reviewId']);

/**
 * A row as the noun that the core knows: what is NULL is absent, `sensitive` stands there only when it is true, and
 * the table's own columns are left out. Column names are those of the nouns (a test holds the two together), and what
 * stands in the columns came through the zod schema of the programme file, so nothing is parsed again.
 */
export function noun<T>(row: object, also: Partial<T> = {}): T {
  // Digests read tens of thousands of rows: a loop takes a quarter of what building lists of their fields would.
  const own: Record<string, unknown> = {};
  for (const name in row) {
    const value = row[name as keyof typeof row];
    if (value === null || ofTheTable.has(name) || (name === 'sensitive' && value === false)) continue;
    own[name] = value;
  }
  return Object.assign(own, also) as T;
}

/** A noun that names the programme it belongs to. */
export const nounOfProgramme = <T extends { readonly programme: string }>(row: { readonly programmeId: string }): T =>
  noun<T>(row, { programme: row.programmeId } as Partial<T>);

/** A noun that names the workstream it belongs to. */
export const nounOfWorkstream = <T>(row: { readonly workstreamId: string }): T & { readonly workstream: string } =>
  noun<T & { workstream: string }>(row, { workstream: row.workstreamId } as Partial<T & { workstream: string }>);
