import { Button, FluentProvider, TabList, Tab, Skeleton, SkeletonItem, MessageBar, Badge, Link, Text, webLightTheme, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, Dropdown, Option, makeStyles } from '@fluentui/react-components';
import { app, authentication, pages } from '@microsoft/teams-js';
import { createRoot } from 'react-dom/client';
const s = makeStyles({a:{display:'flex'}});
function X(){const c=s();return <FluentProvider theme={teamsDarkTheme ?? teamsLightTheme ?? teamsHighContrastTheme}><div className={c.a}><Button onClick={()=>app.initialize().then(()=>authentication.getAuthToken())}>x</Button><TabList><Tab value="a">a</Tab></TabList><Skeleton><SkeletonItem/></Skeleton><MessageBar/><Badge/><Link/><Text/><Dropdown><Option>a</Option></Dropdown></div></FluentProvider>}
createRoot(document.getElementById('root')!).render(<X/>); void pages;
