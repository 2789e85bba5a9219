/** What an option was given, as a number. Ends the program where it is none: measuring nothing looks like success. */
export function wholeNumber(option, given) {
  const number = Number(given);
  if (Number.isSafeInteger(number) && number > 0) return number;
  console.error(`${option} takes a whole number from 1 on, not “${given}”.`);
  process.exit(2);
}
