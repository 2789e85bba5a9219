/** Asks for password and code; true once Picket has confirmed them, false if the person cancelled. */
type AskForConfirmation = () => Promise<boolean>;

let ask: AskForConfirmation | undefined;

/** The dialog that asks; it is on every page of the shell. */
export function onConfirmationNeeded(asking: AskForConfirmation | undefined): void {
  ask = asking;
}

/** Sends the request. If Picket needs password and code first, asks for them and sends it once more. */
export async function fetchConfirmed(request: Request): Promise<Response> {
  const again = request.method === 'GET' ? undefined : request.clone();
  const answer = await globalThis.fetch(request);
  if (again === undefined || ask === undefined || !(await needsConfirmation(answer))) return answer;
  return (await ask()) ? globalThis.fetch(again) : answer;
}

async function needsConfirmation(answer: Response): Promise<boolean> {
  if (answer.status !== 403) return false;
  const body = (await answer
    .clone()
    .json()
    .catch(() => null)) as { code?: unknown } | null;
  return body?.code === 'http.confirmation_needed';
}
