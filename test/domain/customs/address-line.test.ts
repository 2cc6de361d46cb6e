import { expect, test } from '@jest/globals';
import { addressLine } from '../../../functions/domain/customs/address-line.ts';

test('joins what is there with one blank and tames white space', () => {
  const address = {
    name: 'nobody',
    country: 'CN',
    province: ' 浙江省 ',
    city: '杭州市',
    district: '',
    street: '文三路\t90\r\n号',
    postcode: '310012',
  };
  expect(addressLine(address)).toBe('浙江省 杭州市 文三路 90 号');
});
