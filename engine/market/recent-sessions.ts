// The last few sessions of a chain that were asked for: whoever follows positions asks for the same ones again and again. Bounded, and no answer
// depends on what is remembered.
import type { SessionChain } from './chain-history';

/** A chain held whole is a few megabytes. */
const SESSIONS_MAX = 8;

export class RecentSessions {
  readonly #sessions = new Map<string, SessionChain>();

  /** `make` may find none, and is then asked again. */
  find(day: number, expiryDay: number, make: () => SessionChain | null): SessionChain | null {
    const key = `${day} ${expiryDay}`;
    const known = this.#sessions.get(key);
    if (known !== undefined) return known;
    const session = make();
    if (session === null) return null;
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size >= SESSIONS_MAX && oldest !== undefined) this.#sessions.delete(oldest);
    this.#sessions.set(key, session);
    return session;
  }
}
