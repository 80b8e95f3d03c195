import { Input } from '@fluentui/react-components';
import { useState } from 'react';

interface AsKnownOnProps {
  readonly id?: string;
  readonly className?: string;
  /** As of which day it is looked at. */
  readonly day: string;
  readonly today: string;
  readonly onDay: (day: string) => void;
}

/** As of which day somebody looks; emptied, it is as it stands today. */
export function AsKnownOn({ day, today, onDay, ...field }: AsKnownOnProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Input
      {...field}
      type="date"
      max={today}
      value={typed ?? day}
      onChange={(_, { value }) => {
        // While a year is being typed, the day is one of long ago.
        const isWhole = value >= '2000';
        setTyped(isWhole ? null : value);
        if (isWhole || value === '') onDay(value);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
