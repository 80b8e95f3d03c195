import { MeetingList } from '../meetings/meeting-list.tsx';
import { MeetingPage } from '../meetings/meeting-page.tsx';
import type { PageProps } from '../page-props.ts';

/** The meetings of the partnership, or one of them. */
export default function MeetingsPage({ me, place }: PageProps) {
  if (place.about !== '') return <MeetingPage key={place.about} id={place.about} />;
  return <MeetingList me={me} group={place.filters.get('group') ?? ''} />;
}
