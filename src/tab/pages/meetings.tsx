import { MeetingList } from '../meetings/meeting-list.tsx';
import type { PageProps } from '../page-props.ts';

/** The meetings of the partnership, or one of them. */
export default function MeetingsPage({ me, place }: PageProps) {
  return <MeetingList me={me} group={place.filters.get('group') ?? ''} />;
}
