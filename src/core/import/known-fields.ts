import type { z } from 'zod';
import type { Path } from './problem.ts';

/** The parts of a schema that lead to its fields; the rest of it is of no interest here. */
interface Def {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly element?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  /** The words of an enumeration. */
  readonly entries?: Readonly<Record<string, string>>;
}

const defOf = (schema: z.ZodType): Def => schema.def as unknown as Def;

/** The schema's possible forms, without defaults, optionality and transformations. */
function forms(schema: z.ZodType): readonly z.ZodType[] {
  const { innerType, in: input, options } = defOf(schema);
  if (innerType) return forms(innerType);
  if (input) return forms(input);
  return options ? options.flatMap(forms) : [schema];
}

function stepInto(schema: z.ZodType, step: string | number): readonly z.ZodType[] {
  return forms(schema).flatMap((form) => {
    const { shape, element, valueType } = defOf(form);
    const next = typeof step === 'number' ? element : (shape?.[step] ?? valueType);
    return next ? [next] : [];
  });
}

/** The names of the fields that may stand at a path. */
export function knownFields(schema: z.ZodType, path: Path): readonly string[] {
  const there = path.reduce<readonly z.ZodType[]>((at, step) => at.flatMap((each) => stepInto(each, step)), [schema]);
  return there.flatMap(forms).flatMap((form) => {
    const { shape, keyType } = defOf(form);
    return Object.keys(shape ?? (keyType && defOf(keyType).entries) ?? {});
  });
}

/** Every field's name anywhere in the schema: what its manual has to explain. */
export function allFields(schema: z.ZodType): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (each: z.ZodType): void => {
    for (const form of forms(each)) {
      const { shape, element, valueType } = defOf(form);
      for (const [name, inner] of Object.entries(shape ?? {})) {
        names.add(name);
        visit(inner);
      }
      if (element) visit(element);
      if (valueType) visit(valueType);
    }
  };
  visit(schema);
  return names;
}
