import { Title2 } from '@fluentui/react-components';
export default function Page() {
  return <Title2 as="h1">setup</Title2>;
}
