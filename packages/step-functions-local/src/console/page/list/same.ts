/** What is known already, when what was loaded says the same. */
export function same<T>(known: T | undefined, loaded: T): T {
  return known !== undefined && JSON.stringify(known) === JSON.stringify(loaded) ? known : loaded;
}
