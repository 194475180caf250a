/** What this page itself writes, so that it isn't told of it as of something new. */

/** How many of its requests the page remembers; a change is heard of within seconds. */
const REMEMBERED = 100;

let underWay = 0;
const answered: string[] = [];
let waiting: (() => void)[] = [];

/** Follows a request that writes, until it is answered; `named` gives the server's name for it. */
export async function writing<T>(write: Promise<T>, named: (answer: T) => string | null): Promise<T> {
  underWay++;
  try {
    const answer = await write;
    const id = named(answer);
    if (id) answered.push(id);
    if (answered.length > REMEMBERED) answered.shift();
    return answer;
  } finally {
    underWay--;
    if (underWay === 0) {
      const then = waiting;
      waiting = [];
      for (const act of then) act();
    }
  }
}

/** Does something unless the request was this page's: once what is under way has been answered, for a change may be heard of first. */
export function unlessOwn(request: string | undefined, act: () => void): void {
  const check = () => {
    if (!request || !answered.includes(request)) act();
  };
  if (underWay === 0) check();
  else waiting.push(check);
}
