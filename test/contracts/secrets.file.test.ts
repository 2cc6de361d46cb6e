import { join } from 'node:path';
import { fileSecrets } from '../../local/file-secrets.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';
import { secretsContract } from './secrets.contract.ts';

secretsContract('A file', async () => {
  const folder = temporaryFolder();
  return {
    secrets: fileSecrets(join(folder.path, 'secrets.json')),
    close: async () => folder.remove(),
  };
});
