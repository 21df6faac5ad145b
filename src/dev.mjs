// What `npm run dev` restarts on change: the sources themselves, without a build.
import { main } from './cli.ts';

await main(['start']);
