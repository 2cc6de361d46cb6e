import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin';
import type { Ignorer, NodePath } from '@stryker-mutator/api/ignore';
import { z } from 'zod';

const text = z.object({ type: z.literal('StringLiteral'), value: z.string() });
const template = z.object({
  type: z.literal('TemplateLiteral'),
  quasis: z.array(z.object({ value: z.object({ raw: z.string() }) })),
  expressions: z.array(z.object({ type: z.enum(['Identifier', 'MemberExpression']) })),
});
const literal = z.object({ node: z.discriminatedUnion('type', [text, template]) });

/**
 * A string with a blank in it is a sentence for a person: codes, keys and names of elements have
 * none. Emptying it is no mutant worth a test that repeats the sentence. A template that computes
 * (calls, chooses, adds) in its gaps is left in, for what is computed.
 */
const wording: Ignorer = {
  shouldIgnore(path: NodePath): string | undefined {
    const parsed = literal.safeParse(path);
    if (!parsed.success) return undefined;
    const { node } = parsed.data;
    const words =
      node.type === 'StringLiteral' ? node.value : node.quasis.map(({ value }) => value.raw).join();
    return words.includes(' ') ? 'wording' : undefined;
  },
};

/** What Stryker looks for when it loads this file as a plugin. */
export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'wording', wording)];
