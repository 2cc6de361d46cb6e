import { z } from 'zod';
import { postJson } from './post.ts';
import type { Post } from './post.ts';
import type { PartnerReply } from './silent-partners.ts';

const ask = z.object({ orderNumber: z.string(), step: z.number(), answerTo: z.string() });

/** The partner of the bare loop: takes an ask, and answers it by a call of its own at once. */
export class BareLoopPartner {
  readonly #post: Post;

  constructor(post: Post) {
    this.#post = post;
  }

  /** Takes an ask. */
  answer(body: unknown): PartnerReply {
    const { answerTo, ...about } = ask.parse(body);
    setImmediate(() => void postJson(this.#post, answerTo, about));
    return { status: 202, body: '{"status":"asked"}' };
  }
}
