/** The choices of `@bigfive-org/questions` are CommonJS without types; its JSON is typed by TypeScript itself. */
declare module "@bigfive-org/questions/data/*/choices.js" {
  type Choice = { text: string; score: number; color: number };
  const choices: { plus: Choice[]; minus: Choice[] };
  export default choices;
}
