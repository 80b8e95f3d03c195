import {
  Body1,
  Body1Strong,
  Button,
  Caption1,
  Checkbox,
  Field,
  Input,
  makeStyles,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ActionLine } from '../../domain/action-line.ts';
import { attendances, type RecordPart } from '../../domain/meeting-record.ts';
import { ratings } from '../../domain/rating.ts';
import { recordedOutcome, recordedRating } from '../../domain/record-inputs.ts';
import { outcomes } from '../../domain/record-typed.ts';
import type { MatterView, RecordView } from '../../domain/record-view.ts';
import { longestNarrative } from '../../domain/update.ts';
import { dueWords, overdueWords } from '../../domain/words.ts';
import {
  agreedRatingTitle,
  attendanceTitles,
  matterWords,
  outcomeLabel,
  outcomeTitles,
  ownerWords,
  recordedWords,
  recordLines,
  toNoteWords,
} from '../../domain/words-record.ts';
import { RatingMark } from '../rating-mark.tsx';
import type { RecordDesk } from './use-record.ts';

const useStyles = makeStyles({
  rows: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalXL, maxWidth: '48rem' },
  row: {
    display: 'grid',
    rowGap: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalL,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, alignItems: 'baseline' },
  quiet: { color: tokens.colorNeutralForeground2 },
  // A list with long names is no wider than its place.
  field: { minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  pair: {
    display: 'grid',
    gap: tokens.spacingHorizontalM,
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(14rem, 100%), 1fr))',
  },
});

export interface PartProps {
  readonly view: RecordView;
  readonly desk: RecordDesk;
}

/** What each page of a record asks. */
export const parts: Readonly<Record<RecordPart, (props: PartProps) => ReactNode>> = {
  decisions: Decisions,
  ratings: Ratings,
  actions: NewActions,
  attendance: AttendanceList,
  finish: Finish,
};

function Decisions({ view, desk }: PartProps) {
  const styles = useStyles();
  return (
    <div className={styles.rows}>
      {view.decisions.map((matter) => (
        <Decision key={matter.id} matter={matter} desk={desk} />
      ))}
      {view.toNote.map((one) => {
        const input = `noted~${one.decision.id}`;
        const isNoted = (desk.typed[input] ?? String(one.noted)) === 'true';
        return (
          <div key={input} className={styles.row}>
            <Body1>{toNoteWords(one)}</Body1>
            <Checkbox
              label={`Noted: ${one.line.label}`}
              checked={isNoted}
              onChange={(_, { checked }) => desk.change(input, String(checked === true))}
            />
          </div>
        );
      })}
    </div>
  );
}

function Decision({ matter, desk }: { readonly matter: MatterView; readonly desk: RecordDesk }) {
  const styles = useStyles();
  const { id, kind, line, recorded, asked } = matter;
  return (
    <div className={styles.row}>
      <ActionHead line={line} more={matterWords(matter) || 'Proposed as complete'} />
      {recorded && <Caption1 className={styles.quiet}>{recordedWords(recorded)}</Caption1>}
      <div className={styles.pair}>
        <Choice desk={desk} input={`outcome~${id}`} recorded={recordedOutcome(recorded)} label={outcomeLabel(matter)}>
          <option value="">Not recorded yet</option>
          {outcomes.map((value) => (
            <option key={value} value={value}>
              {outcomeTitles[value]}
            </option>
          ))}
        </Choice>
        {kind === 'extension' && (
          <Words
            desk={desk}
            input={`to~${id}`}
            recorded={asked ?? ''}
            label={`New date for ${line.label}`}
            type="date"
          />
        )}
      </div>
      <Words desk={desk} input={`words~note~${id}`} recorded={recorded?.note ?? ''} label={`Note on ${line.label}`} />
    </div>
  );
}

function Ratings({ view, desk }: PartProps) {
  const styles = useStyles();
  return (
    <div className={styles.rows}>
      {view.ratings.map((matter) => (
        <div key={matter.id} className={styles.row}>
          <ActionHead line={matter.line} more={dueWords(matter.line)} />
          <Choice
            desk={desk}
            input={`rating~${matter.id}`}
            recorded={recordedRating(matter.recorded)}
            label={`Rating of ${matter.line.label} agreed at the meeting`}
          >
            <option value="">{ownerWords(matter)}</option>
            <RatingOptions />
          </Choice>
        </div>
      ))}
      <div className={styles.pair}>
        <Words desk={desk} input="words~other" recorded="" label="Another action, by its number" />
        <Choice desk={desk} input="other" recorded="" label="Its rating agreed at the meeting">
          <option value="">None</option>
          <RatingOptions />
        </Choice>
      </div>
    </div>
  );
}

function RatingOptions() {
  return ratings.map((value) => (
    <option key={value} value={value}>
      {agreedRatingTitle(value)}
    </option>
  ));
}

function NewActions({ view, desk }: PartProps) {
  const styles = useStyles();
  return (
    <div className={styles.rows}>
      <Field label="New action">
        <Textarea
          rows={3}
          maxLength={longestNarrative}
          value={desk.typed['words~action'] ?? ''}
          onChange={(_, { value }) => desk.change('words~action', value)}
        />
      </Field>
      <div className={styles.pair}>
        <Choice desk={desk} input="who" recorded="" label="Who answers for it">
          <option value="">{view.group} itself</option>
          {view.answerers.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Choice>
        <Words desk={desk} input="words~who" recorded="" label="Somebody else" />
        <Words desk={desk} input="due" recorded="" label="Due by" type="date" />
      </div>
      <Words desk={desk} input="words~measure" recorded="" label="How one would know it made a difference" />
      {view.added.map((line) => (
        <div key={line.label} className={styles.row}>
          <ActionHead line={line} more={`Added · answered by ${line.whoAnswers}`} />
          {!view.finished && (
            <div>
              <Button
                aria-label={`Take ${line.label} out of the log again`}
                disabledFocusable={desk.isBusy}
                onClick={() => void desk.save('actions', { takeOut: line.ref })}
              >
                Take out
              </Button>
            </div>
          )}
        </div>
      ))}
    </div>
  );
}

function AttendanceList({ view, desk }: PartProps) {
  const styles = useStyles();
  return (
    <div className={styles.rows}>
      <div className={styles.pair}>
        {view.attendance.map(({ who, name, as }) => (
          <Choice key={who} desk={desk} input={`as~${who}`} recorded={as ?? ''} label={name || who}>
            <option value="">Not recorded</option>
            {attendances.map((one) => (
              <option key={one} value={one}>
                {attendanceTitles[one]}
              </option>
            ))}
          </Choice>
        ))}
      </div>
    </div>
  );
}

function Finish({ view, desk }: PartProps) {
  const styles = useStyles();
  return (
    <div className={styles.rows}>
      <RecordLines view={{ ...view, minuteRef: '' }} />
      <Words desk={desk} input="words~minute" recorded={view.minuteRef} label="Minute reference" />
    </div>
  );
}

/** What the record holds so far. */
export function RecordLines({ view }: { readonly view: RecordView }) {
  return (
    <div>
      {recordLines(view).map(({ name, says }) => (
        <div key={name}>
          <Body1>
            <strong>{name}:</strong> {says}
          </Body1>
        </div>
      ))}
    </div>
  );
}

function ActionHead({ line, more }: { readonly line: ActionLine; readonly more: string }) {
  const styles = useStyles();
  return (
    <>
      <div className={styles.head}>
        <Body1Strong>{line.label}</Body1Strong>
        <RatingMark rating={line.rating} />
        <Caption1 className={styles.quiet}>
          {[more, overdueWords(line.daysOverdue)].filter(Boolean).join(' · ')}
        </Caption1>
      </div>
      <Body1>{line.text}</Body1>
      {line.lastSaid !== '' && <Caption1 className={styles.quiet}>“{line.lastSaid}”</Caption1>}
    </>
  );
}

interface InputProps {
  readonly desk: RecordDesk;
  readonly input: string;
  /** What stands there until somebody types something else. */
  readonly recorded: string;
  readonly label: string;
}

function Words({ desk, input, recorded, label, type = 'text' }: InputProps & { readonly type?: 'text' | 'date' }) {
  return (
    <Field label={label}>
      <Input type={type} value={desk.typed[input] ?? recorded} onChange={(_, { value }) => desk.change(input, value)} />
    </Field>
  );
}

function Choice({ desk, input, recorded, label, children }: InputProps & { readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <Field label={label} className={styles.field}>
      <Select value={desk.typed[input] ?? recorded} onChange={(_, { value }) => desk.change(input, value)}>
        {children}
      </Select>
    </Field>
  );
}
