import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../api/api-error.ts';
import { itemQuery, saveItem } from '../../api/catalogue.ts';
import type { StoredItem } from '../../api/catalogue.ts';
import { itemOf, textsOf } from './item-draft.ts';
import type { Texts } from './item-draft.ts';
import type { ItemField } from './item-fields.ts';

/** The state of an item's editor. */
export interface ItemForm {
  /** What each field shows: what was typed, else what stands in the item. */
  readonly texts: Texts;
  readonly type: (pointer: string, text: string) => void;
  readonly isChanged: boolean;
  readonly save: (fields: readonly ItemField[]) => void;
  readonly isSaving: boolean;
  readonly error: Error | null;
  /** What others wrote meanwhile into fields that were typed in here. */
  readonly meanwhile: Texts;
  /** The last save came too late: the item had changed. */
  readonly isOvertaken: boolean;
}

/**
 * An item while it is edited. What was typed lies over what was read, so that after a save that came
 * too late the newer item shows through, and nothing that was typed is lost.
 */
export function useItemForm(sku: string, stored: StoredItem): ItemForm {
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState<Texts>({});
  const [base, setBase] = useState<Texts>();
  const current = textsOf(stored.item);
  const texts = { ...current, ...typed };
  const { mutate, isPending, error } = useMutation({
    mutationFn: (fields: readonly ItemField[]) => saveItem(sku, itemOf(texts, fields), stored.etag),
    onSuccess: async (saved) => {
      queryClient.setQueryData(itemQuery(sku).queryKey, saved);
      setTyped({});
      setBase(undefined);
      notifications.show({ message: `${sku} is saved.` });
      await Promise.all(
        [['catalogue'], ['item-gaps', sku]].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      );
    },
    onError: async (fault) => {
      if (!(fault instanceof ApiError) || fault.fault !== 'changed') return;
      setBase(current);
      await queryClient.refetchQueries({ queryKey: itemQuery(sku).queryKey });
    },
  });
  return {
    texts,
    type: (pointer, text) => setTyped((before) => ({ ...before, [pointer]: text })),
    isChanged: Object.entries(typed).some(([pointer, text]) => text !== (current[pointer] ?? '')),
    save: mutate,
    isSaving: isPending,
    error,
    meanwhile: base === undefined ? {} : changedSince(base, current, typed),
    isOvertaken: base !== undefined,
  };
}

function changedSince(base: Texts, current: Texts, typed: Texts): Texts {
  const pointers = Object.keys(typed).filter(
    (pointer) => (base[pointer] ?? '') !== (current[pointer] ?? ''),
  );
  return Object.fromEntries(pointers.map((pointer) => [pointer, current[pointer] ?? '']));
}
