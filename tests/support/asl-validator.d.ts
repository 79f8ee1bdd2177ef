/** What is used of asl-validator, which ships no types. */
declare module "asl-validator" {
  export type Finding = { Message?: string; schemaError?: { instancePath: string } };
  export default function validate(definition: object): { isValid: boolean; errors: Finding[] };
}
