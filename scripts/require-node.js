/**
 * Loaded before every script (`node --import`): stops with one sentence when the Node that runs is
 * not the one this repository pins. Plain JavaScript, for any Node that npm itself can run on.
 */
const major = Number(process.versions.node.split('.')[0]);

if (major < 24) {
  console.error(
    `Bondway needs Node 24 and this is ${process.version}: npm's install scripts were off, so the ` +
      'Node that package.json pins is not in node_modules. Run: npm rebuild node --ignore-scripts=false',
  );
  process.exit(69);
}
