import { NativeSelect, TextInput } from '@mantine/core';
import type { ChangeEvent } from 'react';
import { fieldId } from './field-id.ts';
import { errorAt } from './item-draft.ts';
import classes from './item-editor.module.css';
import type { FieldGroup, ItemField } from './item-fields.ts';
import type { ItemForm } from './use-item-form.ts';

/** A line without words, so that the fields of a row stand at one height. */
const NOTHING = '\u00a0';
const YES_NO = [
  { value: '', label: 'Not said' },
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

interface FieldGroupViewProps {
  readonly group: FieldGroup;
  readonly form: ItemForm;
  /** Pointers to what some way or destination lacks. */
  readonly missing: ReadonlySet<string>;
  readonly errors: Readonly<Record<string, string>>;
}

/** Fields that belong together, under their title. */
export function FieldGroupView({ group, form, missing, errors }: FieldGroupViewProps) {
  const { title, fields, folds = false, byThree = false } = group;
  const grid = (
    <div className={classes.fields} data-by-three={byThree || undefined}>
      {fields.map((field) => (
        <Field
          key={field.pointer}
          field={field}
          form={form}
          isMissing={missing.has(field.pointer)}
          error={errorAt(errors, field.pointer)}
        />
      ))}
    </div>
  );
  if (!folds) {
    return (
      <fieldset className={classes.group}>
        <legend className={classes.title}>{title}</legend>
        {grid}
      </fieldset>
    );
  }
  const isWrong = fields.some(({ pointer }) => errorAt(errors, pointer) !== undefined);
  const said = fields.filter(({ pointer }) => (form.texts[pointer] ?? '') !== '').length;
  const lacking = fields.filter(({ pointer }) => missing.has(pointer)).length;
  return (
    <details className={classes.group} open={isWrong || undefined}>
      <summary className={classes.title}>
        {title}{' '}
        <span className="muted small">
          {said === 0 ? 'nothing said' : `${said} said`}
          {lacking > 0 && <b className={classes.lacks}>, {lacking} missing</b>}
        </span>
      </summary>
      {grid}
    </details>
  );
}

interface FieldProps {
  readonly field: ItemField;
  readonly form: ItemForm;
  readonly isMissing: boolean;
  readonly error: string | undefined;
}

function Field({ field, form, isMissing, error }: FieldProps) {
  const { pointer, label, kind, choices = [] } = field;
  const props = {
    id: fieldId(pointer),
    label,
    description: <Description field={field} theirs={form.meanwhile[pointer]} lacks={isMissing} />,
    error,
    value: form.texts[pointer] ?? '',
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      form.type(pointer, event.currentTarget.value),
  };
  if (kind === 'yes-no') return <NativeSelect {...props} data={YES_NO} />;
  if (kind === 'choice') {
    return <NativeSelect {...props} data={[{ value: '', label: 'Not said' }, ...choices]} />;
  }
  return (
    <TextInput
      {...props}
      autoComplete="off"
      spellCheck={false}
      inputMode={kind === 'number' ? 'numeric' : undefined}
    />
  );
}

interface DescriptionProps {
  readonly field: ItemField;
  /** What somebody else wrote there since it was read. */
  readonly theirs: string | undefined;
  readonly lacks: boolean;
}

function Description({ field: { hint }, theirs, lacks }: DescriptionProps) {
  if (theirs !== undefined) {
    return (
      <span className={classes.theirs}>
        {theirs === '' ? 'Emptied meanwhile.' : `Meanwhile it became ${theirs}.`}
      </span>
    );
  }
  return (
    <>
      {lacks && <b className={classes.lacks}>Missing. </b>}
      {hint ?? NOTHING}
    </>
  );
}
