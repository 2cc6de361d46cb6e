import { signOctets } from '../adapters/customs/sign/sign-message.ts';
import { signatureRequest } from '../adapters/customs/sign/messages.ts';
import { DEMO_DECLARANT } from './demo/world.ts';
import type { FirmSeals } from './firm-seals.ts';
import { json, readJson, Refused } from './http-message.ts';
import type { Route } from './routes.ts';
import type { Services } from './services.ts';
import { deviceState } from './signing-device-state.ts';

/**
 * The signing device of the demo's declarant, simulated: a service beside a USB key, which signs
 * whatever it is given by a partner that it knows. Its key never leaves it. It is dark when told.
 */
export function signingDeviceRoutes(services: Services, seals: FirmSeals): readonly Route[] {
  const { settings, clock } = services;
  const route = (method: Route['method'], path: string, run: Route['run']): Route => ({
    method,
    path: `/signer/:partnerId${path}`,
    access: 'partner',
    run: (request, parameter) => {
      const { dark, until } = settings.current().signingDevice ?? {};
      const isOver = until !== undefined && Date.parse(until) <= clock.wall();
      if (dark === undefined || isOver) return run(request, parameter);
      throw new Refused(dark === 'unreachable' ? 503 : 409, dark, SAID[dark]);
    },
  });
  // One key is in it, whoever it is asked to sign for.
  const seal = () => seals.draw(DEMO_DECLARANT.code, DEMO_DECLARANT.name);
  return [
    route('GET', '/certificate', () => {
      const { certificatePem, keyName } = seal();
      return json(200, { certificatePem, keyName });
    }),
    route('POST', '/signatures', (request) => {
      const { octets } = readJson(request, signatureRequest);
      return json(200, { value: signOctets(Buffer.from(octets, 'base64'), seal()) });
    }),
    {
      method: 'PUT',
      path: '/sandbox/signing-device',
      access: 'admin',
      run: (request) => {
        const signingDevice = readJson(request, deviceState);
        settings.update({ signingDevice });
        return json(200, signingDevice);
      },
    },
  ];
}

const SAID = {
  unreachable: 'the device does not answer',
  'wrong-pin': 'the PIN of the key is wrong',
  'certificate-expired': 'the certificate has expired',
} as const;
