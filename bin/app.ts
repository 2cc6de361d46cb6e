import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { DataStack } from '../lib/stacks/data-stack.ts';
import { FulfilmentStack } from '../lib/stacks/fulfilment-stack.ts';
import { IntakeStack } from '../lib/stacks/intake-stack.ts';
import { OperationsStack } from '../lib/stacks/operations-stack.ts';
import { stageNamed } from '../lib/stages.ts';

const app = new App();
const stage = stageNamed(app.node.tryGetContext('stage'));
const named = (stack: string) => `Bondway-${stage.name}-${stack}`;

const data = new DataStack(app, named('data'), { stage });
const fulfilment = new FulfilmentStack(app, named('fulfilment'), { stage, data });
const intake = new IntakeStack(app, named('intake'), { stage, data, fulfilment });
new OperationsStack(app, named('operations'), { stage, data, fulfilment, intake });

Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
