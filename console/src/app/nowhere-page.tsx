import { IconMapQuestion } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Message } from '../ui/message.tsx';
import { Page } from '../ui/page.tsx';

/** An address that leads nowhere. */
export function NowherePage() {
  return (
    <Page title="There is nothing here">
      <Message
        icon={<IconMapQuestion size={30} stroke={1.5} />}
        title="No page has this address"
        action={<Link to="/">Go to the board</Link>}
      >
        The link may be old, or a letter is missing.
      </Message>
    </Page>
  );
}
