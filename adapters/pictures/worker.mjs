// The thread of studio.ts where the sources themselves run (development, tests): it reads TypeScript too.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
