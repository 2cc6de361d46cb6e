import { Button } from '@mantine/core';
import type { SubmitEvent } from 'react';
import { ApiError } from '../../api/api-error.ts';
import type { ItemGaps, StoredItem } from '../../api/catalogue.ts';
import { Panel } from '../../ui/panel.tsx';
import { FieldGroupView } from './field-group.tsx';
import { errorAt, namesBelow } from './item-draft.ts';
import classes from './item-editor.module.css';
import { fieldGroups } from './item-fields.ts';
import { useItemForm } from './use-item-form.ts';
import type { ItemForm } from './use-item-form.ts';

interface ItemEditorProps {
  readonly sku: string;
  readonly stored: StoredItem;
  readonly gaps: ItemGaps | undefined;
}

/** Everything that an item may say. It is saved as a whole, as it was read. */
export function ItemEditor({ sku, stored, gaps }: ItemEditorProps) {
  const form = useItemForm(sku, stored);
  const { ways = [], destinations = [] } = gaps ?? {};
  const books = ways.flatMap(({ places }) =>
    places.flatMap(({ accountBook }) => accountBook ?? []),
  );
  const groups = fieldGroups(
    unique([...books, ...namesBelow(form.texts, '/bookItems')]),
    unique([
      ...destinations.map(({ territory }) => territory),
      ...namesBelow(form.texts, '/tariffs').filter((place) => place !== 'CN'),
    ]),
  );
  const fields = groups.flatMap((group) => group.fields);
  const missing = new Set([...ways, ...destinations].flatMap((each) => each.missing));
  const errors = form.error instanceof ApiError ? form.error.fields : {};
  const isNamed = fields.some(({ pointer }) => errorAt(errors, pointer) !== undefined);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    form.save(fields);
  };
  return (
    <Panel title="Item">
      <form onSubmit={submit} className={classes.form} noValidate>
        {groups.map((group) => (
          <FieldGroupView
            key={group.title}
            group={group}
            form={form}
            missing={missing}
            errors={errors}
          />
        ))}
        <Refusal form={form} isNamed={isNamed} />
        <div className={classes.buttons}>
          <Button type="submit" loading={form.isSaving} disabled={!form.isChanged}>
            {form.isOvertaken ? 'Save over it' : 'Save'}
          </Button>
          <span className="muted small">
            {form.isChanged ? 'Not saved yet.' : 'Nothing is changed.'}
          </span>
        </div>
      </form>
    </Panel>
  );
}

/** Why it was not saved. */
function Refusal({ form: { error, isOvertaken }, isNamed }: { form: ItemForm; isNamed: boolean }) {
  if (isOvertaken) {
    return (
      <p role="alert" className={classes.overtaken}>
        Not saved: somebody changed this item meanwhile. What you typed is kept, every other field
        shows what stands there now. Look at them, then save again.
      </p>
    );
  }
  if (error === null) return null;
  return (
    <p role="alert" className={classes.error}>
      {isNamed ? 'Not saved: correct the fields that are marked.' : error.message}
    </p>
  );
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
