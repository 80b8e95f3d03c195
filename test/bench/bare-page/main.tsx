import { Button, FluentProvider, Title2, teamsLightTheme } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';

// The least that a page of Fluent UI is: the theme, a heading and something to press.
createRoot(document.getElementById('root')!).render(
  <FluentProvider theme={teamsLightTheme}>
    <Title2 as="h1">A bare page</Title2>
    <Button id="ready">Press</Button>
  </FluentProvider>,
);
