import { draftApart } from './documents/draft-apart.ts';
import type { FileReader } from './documents/file-reader.ts';
import { readMeetings } from './documents/read-meetings.ts';
import { readPeople } from './documents/read-people.ts';
import type { GivenFile, SetUpDoor, SetUpWords } from './http/set-up-door.ts';
import { audienceWords, wideningWords } from './teams/audience-wording.ts';
import { managersOnly } from './teams/door.ts';
import { endedInTab } from './teams/end-wording.ts';
import { describedOrNot } from './teams/group-wording.ts';
import {
  changeWords,
  closedWords,
  fetchWords,
  fileWords,
  importChatWords,
  importedWords,
  importRefusedWords,
  notAsShownWords,
  planLines,
  problemTitles,
  undoneWords,
  wrongTypedWords,
} from './teams/import-wording.ts';
import { meetingsListWords, peopleListWords } from './teams/list-wording.ts';
import { cancelQuestion, meetingDoneWords, meetingRefusalWords, unchangedWords } from './teams/meeting-wording.ts';
import { leftWords, peopleDoneWords, peopleRefusalWords } from './teams/people-wording.ts';
import { doneWords, notSetUpWords, sentAgainWords } from './teams/set-up-wording.ts';
import { steeredOrNot } from './teams/steer-wording.ts';

/** What setting up from the tab needs of the readers of files and of the chat's sentences. */
export function openSetUp(reader: Pick<FileReader, 'read'>): SetUpDoor {
  const read = (file: GivenFile) => reader.read(file);
  return {
    readFile: read,
    readPeople: (file) => readPeople(file, read),
    readMeetings: (file, groups) => readMeetings(file, read, groups),
    understand: draftApart,
    words,
  };
}

const words: SetUpWords = {
  notManager: managersOnly.tab,
  gone: importChatWords.gone,
  problemTitles,
  wrongTyped: wrongTypedWords,
  notAsShown: notAsShownWords,
  tooLarge: (name) => fetchWords(name, 'too-large'),
  tooMuch: fileWords.tooMuch,
  list: (name, kind) =>
    kind === 'people'
      ? `${name} is a list of people and posts, not a plan. Drop it under People on this page.`
      : `${name} is a list of meetings, not a plan. Drop it under Meetings on this page.`,
  plan: planLines,
  changes: changeWords,
  closed: closedWords,
  imported: importedWords,
  importRefused: (refused) => importRefusedWords(refused, 'tab'),
  undone: (undone) => undoneWords(undone, 'tab'),
  done: doneWords,
  notSetUp: (refused) => notSetUpWords(refused, 'tab'),
  described: (described) => describedOrNot(described, 'tab'),
  ended: endedInTab,
  audience: (told) => (told.kind === 'widens' ? wideningWords(told) : audienceWords(told)),
  left: leftWords,
  sentAgain: sentAgainWords,
  steered: (steered) => steeredOrNot(steered, 'tab'),
  peopleDone: (done) => peopleDoneWords(done, 'tab'),
  peopleRefused: (refusal, contact) => peopleRefusalWords(refusal, contact, 'tab'),
  meetingDone: (done) => meetingDoneWords(done, 'tab'),
  meetingUnchanged: unchangedWords,
  meetingCancel: cancelQuestion,
  meetingRefused: ({ refusal, group }) => meetingRefusalWords(refusal, group, 'tab'),
  peopleList: (imported, problems) => peopleListWords(imported, problems, 'tab'),
  meetingsList: (imported, problems) => meetingsListWords(imported, problems, 'tab'),
};
