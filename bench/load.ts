// The load generator, a process of its own: it posts orders, and plays the marketplace that is told.
import { BareLoopPartner } from './load/bare-loop-partner.ts';
import { runClosed } from './load/closed-loop.ts';
import { runFill } from './load/fill.ts';
import { job } from './load/jobs.ts';
import { listen } from './load/listener.ts';
import { Marketplace } from './load/marketplace.ts';
import { runOpen } from './load/open-loop.ts';
import { poster } from './load/post.ts';
import { runRefusals } from './load/refusals.ts';
import { SilentPartners } from './load/silent-partners.ts';

const post = poster();
const marketplace = new Marketplace();
const silent = new SilentPartners();

async function run(message: unknown): Promise<object> {
  const told = job.parse(message);
  switch (told.kind) {
    case 'closed':
      return runClosed(told, post, marketplace);
    case 'open':
      return runOpen(told, post, marketplace);
    case 'fill':
      return runFill(told, post, silent);
    case 'refuse':
      return runRefusals(told, post);
  }
}

process.on('message', (message) => {
  void run(message).then((result) => process.send?.(result));
});
process.on('disconnect', () => process.exit());
const listening = await listen({ marketplace, silent, bareLoop: new BareLoopPartner(post) });
process.send?.({ listening });
