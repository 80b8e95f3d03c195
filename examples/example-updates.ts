import type { Route } from '../src/domain/plan.ts';
import type { Rating } from '../src/domain/rating.ts';
import type { ExampleRole } from './example-people.ts';
import { cellsOf } from './read-cells.ts';

/** What was said of an action some days before today, and what came of it. */
export interface ExampleUpdate {
  readonly ref: string;
  readonly daysAgo: number;
  readonly rating: Rating;
  readonly narrative: string;
  readonly route: Route;
  readonly by: ExampleRole;
  /** The post whose words they are, where somebody else typed them. */
  readonly onBehalfOf: string | null;
  /** How many of the action's dated steps, earliest first, it says are delivered. */
  readonly stepsDone: number;
  /** True where the chair has accepted the action as complete. */
  readonly accepted: boolean;
}

/** All that was said so far, oldest first. */
export function exampleUpdates(): readonly ExampleUpdate[] {
  return cellsOf(table).map((cells): ExampleUpdate => {
    const [ref = '', daysAgo = '', rating = '', route = '', by = '', post = '', outcome = '', narrative = ''] = cells;
    return {
      ref,
      daysAgo: Number(daysAgo),
      rating: rating as Rating,
      narrative,
      route: route as Route,
      by: by as ExampleRole,
      onBehalfOf: post === '-' ? null : post,
      stepsDone: outcome.endsWith(' done') ? Number.parseInt(outcome, 10) : 0,
      accepted: outcome === 'accepted',
    };
  });
}

/**
 * What was said 24 to 30 days back was said in MACE's previous cycle, after its ask and before its close; one of this
 * cycle's four actions has been answered by e-mail already. Nobody has
 * spoken of 38.1 since long before, so it has gone quiet; 21.1 was green then, and its date has passed since.
 */
const table = `
25.6 | 160 | blue  | card    | social-care      | -                        | accepted | The audit is finished and its three lessons are being acted on.
38.1 | 150 | green | card    | schools          | -                        | -        | Two sessions were held for heads of year, and a third is planned.
13.4 | 140 | blue  | card    | nurse            | -                        | accepted | The group read the review and passed two lessons to health staff.
39.2 | 118 | blue  | card    | director         | -                        | accepted | All partners have signed the constitution.
2.1  | 112 | green | card    | business-manager | -                        | 1 done   | This year's report is on the website, with a short version for young people.
22.5 | 110 | blue  | card    | social-care      | -                        | accepted | The new guide is out and every team has been shown it.
25.2 | 108 | blue  | card    | nurse            | -                        | accepted | The centre's figures were heard and no further work is needed.
13.2 | 104 | blue  | card    | nurse            | -                        | accepted | The board agreed with the panel's advice and named a lead for each point.
1.3  | 96  | green | card    | business-manager | -                        | 1 done   | The first event drew eighty people. The second is being planned.
21.1 | 68  | green | card    | police           | -                        | -        | The date is fixed and the hall is booked.
28.1 | 67  | amber | card    | social-care      | -                        | -        | Two agencies still owe their figures, so the review starts late.
29.1 | 66  | green | card    | social-care      | -                        | -        | The survey has gone to every agency.
38.4 | 65  | green | card    | police           | -                        | -        | The board has been asked and is happy to report.
2.6  | 50  | blue  | card    | social-care      | -                        | accepted | Agencies' reports were read. The model is used in nine conferences out of ten.
1.2  | 48  | green | card    | business-manager | -                        | 1 done   | The first issue went to two thousand staff.
25.3 | 46  | blue  | meeting | business-manager | council.social-care      | accepted | The comparison was made at the meeting and the two sets of figures agree.
2.4  | 38  | blue  | card    | social-care      | -                        | accepted | The board heard the report and noted good training in schools.
15.1 | 36  | blue  | card    | director         | -                        | accepted | The board heard the report and asked to see it again next year.
15.2 | 36  | blue  | card    | director         | -                        | accepted | Eleven new foster carers have joined, more than in either year before.
15.3 | 33  | amber | card    | nurse            | -                        | -        | The report is written but waits for one hospital's figures.
18.1 | 31  | red   | card    | director         | -                        | -        | The review has not begun, because its author has moved on. A new author is being sought.
38.4 | 30  | blue  | card    | police           | -                        | accepted | The board's report came early. MACE heard it and has nothing more to ask.
38.2 | 29  | green | e-mail  | business-manager | council.community-safety | -        | The report on knives is drafted. It goes to our own board first and then comes to MACE.
19.1 | 29  | blue  | card    | director         | -                        | accepted | The campaign reached most households, and more callers now come to the front door first.
38.5 | 28  | green | card    | nurse            | -                        | -        | Figures for the quarter are in from all hospitals. They are slightly down.
28.2 | 28  | green | card    | police           | -                        | -        | The police part of the review is done and the council has begun its own.
28.1 | 27  | green | card    | social-care      | -                        | -        | All figures are in now. The first draft goes round before the next meeting.
28.4 | 27  | green | card    | police           | -                        | -        | We have agreed what the review will cover and who writes which part.
22.6 | 27  | red   | e-mail  | business-manager | council.director         | -        | Two contracts are being let again and the report waits for them. We ask the board for a later date.
21.1 | 26  | green | card    | police           | -                        | -        | Speakers are confirmed and ninety people have signed up.
31.1 | 26  | green | card    | schools          | -                        | -        | Forty schools have answered the survey. Their answers are being read.
34.1 | 26  | green | card    | nurse            | -                        | -        | Families have begun to use the pilot, and staff speak well of it.
29.1 | 25  | amber | card    | social-care      | -                        | -        | The survey came back slowly and one service is short of staff. The review is about three weeks behind and should catch up.
30.1 | 25  | green | meeting | business-manager | council.youth-justice    | -        | Young adults who were once supported have agreed to be interviewed.
33.1 | 25  | amber | card    | schools          | -                        | -        | The lessons are drafted, and parents would like a say before they are final.
21.2 | 24  | green | chat    | schools          | -                        | -        | School staff tell us they now notice exploitation sooner. Calls to our advice line are up by a third since the guide went out.
37.1 | 24  | green | card    | police           | -                        | -        | The regional figures have arrived and the review group has met once.
5.1  | 22  | green | card    | social-care      | -                        | -        | Families have commented and the final text is with the editor.
1.1  | 21  | green | card    | schools          | -                        | -        | Every agency but one has sent its list.
7.1  | 20  | amber | card    | schools          | -                        | -        | Half of the providers have answered. We will ring the others.
43.1 | 19  | amber | card    | director         | -                        | -        | Two boards have signed, and the third meets next month.
11.1 | 18  | green | card    | social-care      | -                        | -        | The early help and neglect parts are done, and children in care comes next.
35.1 | 17  | amber | card    | schools          | -                        | -        | Most schools agree on the steps. We are still talking with two of them.
36.1 | 16  | green | card    | schools          | -                        | -        | Four roadshows were held, with good questions from parents.
40.1 | 15  | green | card    | business-manager | -                        | -        | Attendance is steady, and every agency came to the last two meetings.
35.2 | 14  | green | card    | schools          | -                        | -        | The youth council rewrote our questions, and they are better for it.
29.1 | 1   | amber | e-mail  | business-manager | council.domestic-abuse   | -        | Two thirds of the answers are in and a second member of staff now helps. Still about two weeks behind.
`;
