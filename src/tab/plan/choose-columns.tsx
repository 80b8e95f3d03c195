import { Menu, MenuButton, MenuItemCheckbox, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { type ColumnName, columnNames, columns } from './columns.tsx';

interface ChooseColumnsProps {
  readonly chosen: readonly ColumnName[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** Which columns the table has; the action itself always stays. */
export function ChooseColumns({ chosen, onChoose }: ChooseColumnsProps) {
  return (
    <Menu
      checkedValues={{ columns: [...chosen] }}
      onCheckedValueChange={(_, { checkedItems }) => onChoose(checkedItems)}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton>Columns</MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {columnNames
            .filter((name) => name !== 'action')
            .map((name) => (
              <MenuItemCheckbox key={name} name="columns" value={name}>
                {columns[name].title}
              </MenuItemCheckbox>
            ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
