import { addDays, addMonths, type Day, formatDay, type Period } from '../src/domain/day.ts';
import { cellsOf } from './read-cells.ts';

/** Where the example lies in time: its plan's period has today in its eighth month. */
export interface Placing {
  readonly today: Day;
  readonly period: Period;
}

export interface ExampleAction {
  readonly ref: string;
  readonly aim: string;
  readonly objective: string;
  readonly text: string;
  readonly measure: string;
  /** The words of the plan, with the months and dates of its placing. */
  readonly timescale: string;
  /** The lead as a plan would write it, and the names of the groups it means. */
  readonly leadWords: string;
  readonly leads: readonly string[];
}

export interface ExamplePlan {
  readonly code: string;
  readonly partnership: string;
  /** "Example Delivery Plan 2026-27": its initials are its code, so that a plan of one's own stands beside it. */
  readonly title: string;
  readonly period: Period;
  readonly actions: readonly ExampleAction[];
}

export function placing(today: Day): Placing {
  const from = addMonths(`${today.slice(0, 7)}-01` as Day, -7);
  return { today, period: { from, to: addDays(addMonths(from, 12), -1) } };
}

/** The Example Safeguarding Partnership's delivery plan: 5 aims, 43 objectives, 101 actions. */
export function examplePlan(at: Placing): ExamplePlan {
  return {
    code: 'EDP',
    partnership: 'Example Safeguarding Partnership',
    title: `Example Delivery Plan ${yearsOf(at.period)}`,
    period: at.period,
    actions: actionsIn(table, at),
  };
}

const groupNames: Readonly<Record<string, string>> = {
  LPR: 'LPR Group',
  MEB: 'Management Executive Board',
  MACE: 'MACE',
  Audit: 'Audit Group',
  Strategic: 'Strategic Group',
  'Business Team': 'Example Partnership Business Team',
};

function actionsIn(lines: string, at: Placing): readonly ExampleAction[] {
  const actions: ExampleAction[] = [];
  let aim = '';
  let objective = '';
  for (const cells of cellsOf(lines)) {
    const [ref = '', lead = '', timescale = '', measure = '', text = ''] = cells;
    if (cells.length > 1) {
      actions.push({ ref, aim, objective, text, measure, timescale: place(timescale, at), ...readLead(lead) });
    } else if (ref.startsWith('AIM ')) {
      aim = ref.slice('AIM '.length);
    } else {
      objective = ref.replace(/^\d+ /, '');
    }
  }
  return actions;
}

/** "MEB + LPR" is two groups; "agencies" lead nothing, they are in the words only. */
function readLead(lead: string): Pick<ExampleAction, 'leadWords' | 'leads'> {
  const leads = lead.split(' + ').flatMap((short) => groupNames[short] ?? []);
  return { leads, leadWords: leads.join('\n') + (lead.endsWith('+ agencies') ? ' and Agencies' : '') };
}

/** Puts the dates into a timescale: [8] is the period's month 8 counted from 0, [8m] its bare name, [+45 days] a day. */
function place(timescale: string, { today, period }: Placing): string {
  const month = (offset: string) => formatDay(addMonths(period.from, Number(offset))).replace(/^\d+ /, '');
  return timescale
    .replace(/\[([+-]\d+) days\]/g, (_, offset: string) => formatDay(addDays(today, Number(offset))))
    .replace(/\[(\d+)m\]/g, (_, offset: string) => month(offset).replace(/ \d+$/, ''))
    .replace(/\[(\d+)\]/g, (_, offset: string) => month(offset));
}

function yearsOf({ from, to }: Period): string {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  return first === last ? first : `${first}-${last.slice(2)}`;
}

/**
 * The one source. Refs, leads and kinds of timescale are those of a real plan (2019–20 delivery plan), the words
 * are not. Month 0 stands where that plan has April. MACE's dates count from today instead, so that its sample cycle
 * looks the same on any day: 21.1 overdue, 28.1 due before the meeting after the next, all others far ahead.
 */
const table = `AIM Everyone plays a part in keeping children safe
1 Staff and volunteers know how to keep children safe
1.1  | LPR                      | Completed by [8]                           | Training gaps listed                | Ask every agency what safeguarding training its staff lack, and put the answers together.
1.2  | Business Team            | First issue [5]. ([1m], [5m], [9m], [11m]) | Four issues a year                  | Send staff an online newsletter with training dates, new learning and changed procedures.
1.3  | Business Team + agencies | [3] and [8]                                | Two events held                     | Hold learning events on what case reviews and audits, here and elsewhere, have taught us.
1.4  | LPR                      | As per training cycle                      | Courses run, places filled          | Run refresher courses on children in need and on neglect, using the new assessment tool.
1.5  | LPR                      | As per meeting cycle                       | Changes seen in practice            | Check whether the shared training programme changes what staff do in their daily work.
2 The partnership is well led and open to question
2.1  | Strategic                | Annually [3m]                              | Report on the website               | Write and publish the partnership's yearly report, with what changed for children.
2.2  | MEB                      | As per meeting cycle                       | Lessons acted on                    | Carry out one themed audit with all agencies in each round and act on it.
2.3  | Audit                    | Biennial - [4m]                            | Returns and action plans            | Send out the self-assessments for agencies and schools, with the duty to prevent radicalisation, and go through the returns.
2.4  | MEB                      | [6]                                        | Report heard, lessons noted         | Hear the yearly report on allegations against people who work with children.
2.5  | MEB                      | [6]                                        | Report heard, steps agreed          | Hear the yearly report of the independent reviewing officers and agree what follows.
2.6  | LPR                      | [5]                                        | Agencies' conference reports        | Look at how agencies use the strengths-based practice model in child protection conferences.
2.7  | MEB                      | [9]                                        | Number of children reached          | Hear from the fire service about its safety work in schools and colleges.
2.8  | LPR                      | As per meeting cycle                       | Incidents discussed, lessons shared | Bring serious incidents that need no formal review to the group so that all can learn.
3 Leaders see the facts they need
3.1  | Business Team            | Various dates                              | Agreed figures, every agency        | Give each group a dashboard of national and local figures that shows trends early.
4 Fewer children live with neglect
4.1  | LPR                      | [11]                                       | Findings report                     | Study how agencies respond together to neglect and say what should change.
5 Neglect is seen early and met with one shared response
5.1  | LPR                      | [7]                                        | Strategy agreed                     | Rewrite the neglect strategy together with families and staff who work with them.
5.2  | LPR                      | [10]                                       | Difference seen in cases            | Test whether the neglect strategy is used and what difference it makes.
5.3  | LPR                      | [10]                                       | Use by agency                       | Count who is trained in the neglect assessment tool and encourage its use in every team.
6 Children are safe in clubs, faith groups and communities
6.1  | LPR                      | As per meeting cycle                       | Contacts made and kept              | Find out how faith groups and seldom-heard communities prefer to hear from us, and act on it.
6.2  | LPR                      | As per meeting cycle                       | Clubs with sound procedures         | Meet voluntary sports and youth clubs to go through what safeguarding asks of them.
6.3  | LPR                      | As per meeting cycle                       | Reach checked by area               | Check that our leaflets and web pages reach every part of Exampleshire.
7 Paid-for sport and leisure is safe for children
7.1  | LPR                      | [8]                                        | Providers with a contact            | List commercial sport and leisure providers and offer each a named safeguarding contact.
7.2  | LPR                      | [10]                                       | Check completed                     | Check that providers meet the national guidance for organisations outside the public sector.
8 Fewer children are harmed physically
8.1  | LPR                      | [11]                                       | Findings report                     | Study the joint response to physical abuse and propose what should improve.
8.2  | LPR                      | As per meeting cycle                       | Sessions held, views gathered       | Offer parents and carers from all backgrounds sessions on positive discipline.
9 Fewer children are harmed emotionally
9.1  | LPR                      | [11]                                       | Findings report                     | Study how agencies work together on emotional abuse and propose what should improve.
10 Fewer children are harmed sexually
10.1 | LPR                      | [11]                                       | Findings report                     | Study the joint response to sexual abuse within families and propose what should improve.
11 Practice is tested by audit and honest challenge
11.1 | Audit                    | As per the Audit Group Programme           | Findings twice a year               | Audit whether legal duties are met for early help, children in need, child protection, neglect and children in care.
11.2 | Audit                    | As per the Audit Group Programme           | Audit report                        | Audit how cases move between levels of support since fewer children have had protection plans.
11.3 | Audit                    | As per the Audit Group Programme           | Words used with families            | Audit conference records to see whether the practice model shapes talk with families.
11.4 | LPR                      | As per meeting cycle                       | What people told us                 | Ask children, parents and staff how child protection conferences felt to them.
12 Community safety work helps children
12.1 | MEB                      | [9]                                        | Report heard                        | Hear from the community safety partnership about its present work for children's wellbeing.
13 Fewer children die from causes that can be prevented
13.1 | LPR                      | As per meeting cycle                       | Panel notes, lessons taken up       | Follow the child death panel's reviews and take up each lesson for agencies.
13.2 | MEB                      | [3m]                                       | Advice decided on                   | Hear the child death panel's yearly report and decide on its advice.
13.3 | LPR                      | [10]                                       | Agency summaries                    | Bring together what agencies do to make roads safer for children.
13.4 | LPR                      | [2]                                        | Lessons drawn                       | Read the yearly review of deaths of people with a learning disability and draw lessons.
13.5 | Business Team            | As per meeting cycle                       | Campaigns run                       | Run local campaigns on safe sleep, open water and windows with community groups.
13.6 | LPR                      | [8]                                        | Points raised                       | Read the yearly report of the team that responds to unexpected deaths and raise any points.
14 Each agency's part in child protection is checked
14.1 | Audit                    | As per the Audit Group Programme           | Audit report                        | Audit how the multi-agency front door gathers and shares information before it decides.
15 Children in care are safe and well looked after
15.1 | MEB                      | [6]                                        | Report heard                        | Hear how the council supports children in care and helps families stay together.
15.2 | MEB                      | [6]                                        | Report heard, carers counted        | Hear about support for foster carers and how many new carers have joined.
15.3 | MEB                      | [6]                                        | Checks done on time                 | Hear the designated nurse on health checks for children in care.
15.4 | MEB                      | [6]                                        | Report heard                        | Hear about support after adoption and the search for new adopters.
16 Private fostering is known about and overseen
16.1 | MEB                      | [9]                                        | Report heard                        | Hear how many private fostering arrangements are known and how they are checked.
17 Children in trouble with the law are kept safe
17.1 | MEB                      | [10]                                       | Report heard                        | Hear the youth justice service on the safety and needs of children it works with.
18 Help is there at night and at weekends
18.1 | MEB                      | [6]                                        | Review and proposals                | Look across agencies at help outside office hours and say where it falls short.
19 People know what to do when they worry about a child
19.1 | MEB                      | [6]                                        | Campaign summaries                  | With agencies' press officers, run campaigns so that residents know whom to call.
20 Fewer young people self-harm or die by suicide
20.1 | LPR                      | As per meeting cycle                       | Summaries from services             | Hear from hospitals and mental health services about young people who arrive in crisis.
20.2 | Audit                    | As per the Audit Group Programme           | Use of the guidance                 | Check that staff know the self-harm guidance and toolkit and use them.
20.3 | Business Team            | As per meeting cycle                       | Campaigns run                       | Share where to find help with mental health, in schools, in clubs and online.
20.4 | Audit                    | As per the Audit Group Programme           | Audit report                        | Audit a sample of self-harm cases from the first call to follow-up.
21 Harm outside the home is understood
21.1 | MACE                     | By [-20 days]                              | Conference held                     | Hold a conference on harm outside the home for school, police, health and council staff.
21.2 | MACE                     | As per meeting cycle                       | Guidance shared and used            | Share guidance on harm outside the home and find out whether staff use it.

AIM Families get help early, so that fewer children come to harm
22 Early help works well
22.1 | MEB                      | [10]                                       | Review heard                        | Hear the front door's yearly review of how well its joint decisions work.
22.2 | MEB                      | [10]                                       | Report heard                        | Hear the early help board's yearly report and agree what it should do next.
22.3 | Audit                    | As per the Audit Group Programme           | Audit report                        | Audit family support cases, including whole-family work, for their effect on early help.
22.4 | LPR                      | As per meeting cycle                       | Figures each quarter                | Look each quarter at family support results, with domestic abuse shown apart, and question them.
22.5 | LPR                      | [3]                                        | New guide                           | Rewrite the guide for lead professionals so that each knows what the role asks.
22.6 | MEB                      | [6]                                        | Checks described                    | Hear from commissioners how they check safeguarding in early help services that are bought in.
23 Everyone applies the same thresholds
23.1 | Audit                    | As per the Audit Group Programme           | Audit report                        | Audit early help cases that later rose to child protection or care.
23.2 | LPR                      | As per meeting cycle                       | Inductions that cover thresholds    | Make thresholds part of the induction of every new member of staff.
23.3 | MEB                      | [8]                                        | New edition published               | Go through the threshold document with all partners and publish the new edition.
24 Other boards' work improves children's lives
24.1 | MEB                      | [10]                                       | Report heard                        | Hear from the board on violence against women and girls about its strategy and work.
24.2 | MEB                      | As per meeting cycle                       | MACE's summary                      | Hear from MACE what has been done about sexual and criminal exploitation of children.
25 Families at high risk get the right help
25.1 | MEB                      | [10]                                       | Report and proposals                | Hear how well the domestic abuse conferences protect families at high risk.
25.2 | MEB                      | [3]                                        | Referral figures                    | Hear from the sexual assault referral centre how many local children were referred.
25.3 | LPR                      | [5]                                        | Figures compared                    | Compare the number of protection plans for sexual abuse with the referral centre's figures.
25.4 | MEB                      | [9]                                        | Report heard                        | Hear about children taught at home and children who are missing from school rolls.
25.5 | LPR                      | [10]                                       | Patterns described                  | Hear what the risk management and gang violence meetings see of places, patterns and missing children.
25.6 | Audit                    | [1]                                        | Audit report                        | Audit a sample of home-educated children's records to see that their needs are met.
26 Alcohol and drugs do less harm
26.1 | LPR                      | [10]                                       | Policy and plan                     | Hear from the council how well it stops shops and bars selling alcohol to children.
26.2 | LPR                      | [9]                                        | Figures by agency                   | Hear from police, hospital and drug services about young people seen drunk or on drugs.
27 Supported lodgings are checked
27.1 | MEB                      | [10]                                       | Checks described                    | Hear from commissioners which checks supported lodgings pass before and during a placement.
28 Children at risk of exploitation are supported
28.1 | MACE                     | By [+45 days]                              | Review report                       | Review sexual exploitation of children in Exampleshire and the help on offer, and propose changes.
28.2 | MACE                     | By [+112 days]                             | Review report                       | Review criminal exploitation of children in Exampleshire and the help on offer, and propose changes.
28.3 | LPR                      | As per meeting cycle                       | Shared programme                    | Keep in step with the regional board on exploitation and its programme.
28.4 | MACE                     | By [+114 days]                             | Review report                       | Review trafficking and modern slavery of children and the help on offer, and propose changes.
29 Children who live with domestic abuse are supported
29.1 | MACE                     | By [+110 days]                             | Review report                       | Review domestic abuse in homes with children and the help on offer, and propose changes.
29.2 | MEB                      | As per meeting cycle                       | Shared programme                    | Keep in step with the regional domestic abuse board and its programme.
30 Young people moving into adulthood are supported
30.1 | MACE                     | By [+116 days]                             | Review report                       | Review how exploited young people fare as they turn eighteen, and propose changes.
31 Children who are bullied get help
31.1 | MACE                     | By [+118 days]                             | Review report                       | Review bullying among young people and the help on offer, and propose changes.
32 Girls at risk of genital mutilation are supported
32.1 | LPR                      | [11]                                       | Review report                       | Review how common female genital mutilation is locally, what help exists and what is missing.
33 Children with additional needs are kept safe
33.1 | LPR                      | [6]                                        | Lessons drawn                       | Draw safeguarding lessons from the latest review of special educational needs.
34 Children who cannot face an investigation still get help
34.1 | MACE                     | As per meeting cycle                       | Pilot report                        | Support the pilot of help for children after sexual abuse where no police case follows.

AIM Children are heard, and what they say leads to change
35 Children who report bullying see something happen
35.1 | MEB                      | As per meeting cycle                       | Schools with a response             | With the schools' safeguarding leads, agree how each school responds to bullying.
35.2 | LPR                      | As per meeting cycle                       | Questions taken to schools          | Ask the youth council what schools do about safety and what young people want next.
36 Families know online risks and how to avoid them
36.1 | LPR                      | [11]                                       | Roadshows held, school survey       | Take messages about online safety to children, parents, faith groups and clubs.

AIM Fewer young people are drawn into violence
37 Fewer children are at risk of serious violence
37.1 | MACE                     | As per meeting cycle                       | Review report                       | Before the year ends, review county lines here and in the region and propose changes.
38 The risks of gangs are widely known
38.1 | MACE                     | As per meeting cycle                       | Sessions held                       | Help schools and community safety teams to pass on what we know about gangs.
38.2 | MACE                     | By [+95 days]                              | Report heard                        | Ask the community safety partnership what it does about knives and young people.
38.3 | Audit                    | As per the Audit Group Programme           | Audit report                        | Audit work with young people drawn into gangs or serious violence.
38.4 | MACE                     | By [+97 days]                              | Report heard                        | Ask the gang violence board what it does to draw young people away from gangs.
38.5 | MACE                     | Quarterly                                  | Figures each quarter                | Ask agencies about knife injuries among young people and what they did next.

AIM A partnership that works well and keeps improving
39 Our arrangements are clear and current
39.1 | Strategic                | As per meeting cycle                       | Action log                          | Keep track of national changes to safeguarding partnerships and agree our answer to each.
39.2 | Strategic                | [3]                                        | Constitution agreed                 | Write down how the partnership is constituted and how it works from day to day.
40 Every partner plays its part
40.1 | MEB                      | As per meeting cycle                       | Attendance figures                  | Look at attendance and contributions each quarter and talk to agencies that are often away.
40.2 | Business Team            | Various dates                              | New partners found                  | Find other organisations that work with families and invite them in.
41 Independent eyes keep us honest
41.1 | MEB                      | As per meeting cycle                       | Independent report                  | a. Commission an independent review. b. Weigh its findings. c. Recruit two lay members. d. Ask residents what they notice.
42 The practice model is used well
42.1 | MEB + LPR                | Various dates                              | Half days held                      | Members of both groups spend half a day together reflecting on the practice model.
42.2 | Business Team            | Various dates                              | Page on the website                 | Give the practice model its own page on our website, with tools for staff.
43 Boards that overlap work together
43.1 | MEB                      | [8]                                        | Signed protocol                     | Agree with the health, adults' and community safety boards who leads on what.
`;
