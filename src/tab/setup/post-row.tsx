import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { formatDay, parseDay } from '../../domain/day.ts';
import type { PersonListed, PostListed } from '../../domain/set-up-view.ts';
import { OneField } from './one-field.tsx';
import { useRowStyles } from './row-styles.ts';
import { changes } from './set-up-path.ts';
import type { Changing } from './use-change.ts';

const useStyles = makeStyles({
  leaving: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    flexBasis: '100%',
  },
});

interface PostProps {
  readonly post: PostListed;
  readonly changing: Changing;
}

/** A post, who is there and what it answers for. */
export function PostRow({ post, changing }: PostProps) {
  const rows = useRowStyles();
  const [isOpen, setOpen] = useState(false);
  const { agency, post: title, holder, deputy, awayUntil, actions, parts, groups, answersForAgency, vacant } = post;
  const back = awayUntil ? parseDay(awayUntil) : null;
  const facts = [
    deputy ? `Deputy: ${nameOf(deputy)}` : '',
    back ? `Away until ${formatDay(back)}` : '',
    actions.length > 0 ? `Answers for ${actions.join(', ')}` : '',
    parts.length > 0 ? `Owes a part of ${parts.join(', ')}` : '',
    answersForAgency ? `Answers where an action names ${agency} alone` : '',
    groups.length > 0 ? `Sits in ${groups.join(', ')}` : '',
    vacant && actions.length + parts.length > 0 ? 'Nobody is there, so the lead group’s channel is asked' : '',
  ].filter(Boolean);
  return (
    <li className={rows.item}>
      <span className={rows.words}>
        <Body1>
          {title}
          {agency && `, ${agency}`}: {holder ? nameOf(holder) : 'vacant'}
        </Body1>
        {facts.map((fact) => (
          <Caption1 key={fact} className={rows.quiet}>
            {fact}
          </Caption1>
        ))}
      </span>
      <Button
        size="small"
        aria-expanded={isOpen}
        aria-label={`Change who holds ${title}, ${agency}`}
        onClick={() => setOpen(!isOpen)}
      >
        Change …
      </Button>
      {isOpen && <PostForms post={post} changing={changing} />}
    </li>
  );
}

function nameOf({ name, inTeams }: PersonListed): string {
  return inTeams ? name : `${name} (not in Teams yet)`;
}

function PostForms({ post, changing }: PostProps) {
  const { agency, post: title, holder, deputy, awayUntil } = post;
  // Two agencies may have a post of one name: with its agency it is the one that is meant.
  const named = agency ? `${title} at ${agency}` : title;
  const say = (order: Readonly<Record<string, unknown>>) => changing.change(changes, order);
  return (
    <>
      <OneField
        label="Holder"
        button="Save the holder"
        save={(person) => say({ do: 'hold', post: named, as: 'holder', person })}
      >
        {holder && <Button onClick={() => void say({ do: 'vacate', post: named, as: 'holder' })}>No holder</Button>}
      </OneField>
      <OneField
        label="Deputy"
        button="Save the deputy"
        save={(person) => say({ do: 'hold', post: named, as: 'deputy', person })}
      >
        {deputy && <Button onClick={() => void say({ do: 'vacate', post: named, as: 'deputy' })}>No deputy</Button>}
      </OneField>
      <OneField
        label={`Actions for ${title} to answer for`}
        hint="Such as DP 4.1, DP 4.2; in place of whoever answered before"
        button="Save the actions"
        save={(actions) => say({ do: 'answers-for', post: named, actions })}
      />
      {holder && (
        <OneField
          label={`${holder.name} is away until`}
          type="date"
          button="Save the absence"
          save={(until) => say({ do: 'away', person: holder.name, until })}
        >
          {awayUntil && <Button onClick={() => void say({ do: 'back', person: holder.name })}>Back already</Button>}
        </OneField>
      )}
      {[holder, deputy].map((person) => person && <HasLeft key={person.name} name={person.name} changing={changing} />)}
    </>
  );
}

/** Who has left is asked nothing any more, and their posts are vacant: that is asked about first. */
function HasLeft({ name, changing }: { readonly name: string; readonly changing: Changing }) {
  const styles = useStyles();
  const [isAsked, setAsked] = useState(false);
  // A form, so that the keyboard stays within it when the question goes.
  return (
    <form className={styles.leaving} onSubmit={(event) => event.preventDefault()}>
      <Button aria-expanded={isAsked} onClick={() => setAsked(!isAsked)}>
        {name} has left …
      </Button>
      {isAsked && (
        <div className={styles.leaving} role="alert">
          <Body1>{name} would be asked nothing any more, and every post of theirs would be vacant.</Body1>
          <Button appearance="primary" onClick={() => void changing.change(changes, { do: 'left', person: name })}>
            Yes, {name} has left
          </Button>
          <Button onClick={() => setAsked(false)}>{name} is still here</Button>
        </div>
      )}
    </form>
  );
}
