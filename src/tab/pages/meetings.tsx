import { lazy, Suspense } from 'react';
import { MeetingList } from '../meetings/meeting-list.tsx';
import { MeetingPage } from '../meetings/meeting-page.tsx';
import type { PageProps } from '../page-props.ts';
import { Loading } from '../states.tsx';

const RecordPage = lazy(() => import('../record/record-page.tsx'));

/** The meetings of the partnership, or one of them. */
export default function MeetingsPage({ me, place }: PageProps) {
  const [meeting = '', part] = place.about.split('/');
  if (part === 'record') {
    return (
      <Suspense fallback={<Loading rows={8} />}>
        <RecordPage key={meeting} meeting={meeting} />
      </Suspense>
    );
  }
  if (meeting !== '') return <MeetingPage key={meeting} id={meeting} />;
  return <MeetingList me={me} group={place.filters.get('group') ?? ''} />;
}
