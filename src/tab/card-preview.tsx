import { makeStyles, tokens } from '@fluentui/react-components';
import { AdaptiveCard, GlobalRegistry, HostConfig, Table, Versions } from 'adaptivecards';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { chartsIn, StackedBars } from './card-chart.tsx';

const useStyles = makeStyles({
  card: {
    maxWidth: '40rem',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowX: 'auto',
  },
});

/** An adaptive card as Teams shows it, to be looked at: its buttons and inputs work only in Teams, and are left out. */
export default function CardPreview({ card, label }: { readonly card: unknown; readonly label: string }) {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const [charts, setCharts] = useState<ReturnType<typeof chartsIn>>([]);
  useEffect(() => {
    const element = drawn(card);
    place.current?.replaceChildren(...(element ? [element] : []));
    setCharts(element ? chartsIn(element) : []);
  }, [card]);
  return (
    <>
      <section ref={place} className={styles.card} aria-label={label} />
      {charts.map(({ place: own, chart }) => createPortal(<StackedBars {...chart} />, own))}
    </>
  );
}

function drawn(card: unknown): HTMLElement | undefined {
  const shown = new AdaptiveCard();
  shown.hostConfig = new HostConfig(teamsConfig);
  shown.parse(card);
  const element = shown.render();
  // A preview is read; it is no stop on the way of the keyboard.
  element?.removeAttribute('tabindex');
  return element;
}

// The library registers its tables where a bundler leaves them out, and ratings fall back to one.
GlobalRegistry.defaultElements.register('Table', Table, Versions.v1_5);

/** Cards escape what markdown would read as its own; a preview shows the text as it was meant. */
AdaptiveCard.onProcessMarkdown = (text, result) => {
  const holder = document.createElement('div');
  holder.textContent = text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  result.outputHtml = holder.innerHTML;
  result.didProcess = true;
};

function both(colour: string) {
  return { default: colour, subtle: colour };
}

const foreground = {
  default: { default: tokens.colorNeutralForeground1, subtle: tokens.colorNeutralForeground2 },
  dark: both(tokens.colorNeutralForeground1),
  light: both(tokens.colorNeutralForeground2),
  accent: both(tokens.colorBrandForeground1),
  good: both(tokens.colorStatusSuccessForeground1),
  warning: both(tokens.colorStatusWarningForeground1),
  attention: both(tokens.colorPaletteRedForeground1),
};

function container(backgroundColor: string) {
  return { backgroundColor, foregroundColors: foreground };
}

/** Teams' sizes and distances, with the colours of the theme that the tab is in: light, dark or contrast. */
const teamsConfig = {
  fontFamily: tokens.fontFamilyBase,
  supportsInteractivity: false,
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  textBlock: { headingLevel: 3 },
  separator: { lineThickness: 1, lineColor: tokens.colorNeutralStroke2 },
  containerStyles: {
    default: container(tokens.colorNeutralBackground1),
    emphasis: container(tokens.colorNeutralBackground3),
    accent: container(tokens.colorBrandBackground2),
    good: container(tokens.colorStatusSuccessBackground1),
    warning: container(tokens.colorStatusWarningBackground1),
    attention: container(tokens.colorStatusDangerBackground1),
  },
};
