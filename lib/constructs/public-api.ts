import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ROUTES } from '../../functions/runtime/contracts/routes.ts';
import type { HandlerName, Route, RouteAuth } from '../../functions/runtime/contracts/routes.ts';
import { acknowledge } from './acknowledge.ts';
import { operatorAuthorizer } from './operator-authorizer.ts';
import { ALARM_PERIOD, RunbookAlarm } from './runbook-alarm.ts';
import type { Alarms } from './runbook-alarm.ts';
import type { ServiceFunction } from './service-function.ts';

const METHODS: { readonly [Method in Route['method']]: HttpMethod } = {
  GET: HttpMethod.GET,
  POST: HttpMethod.POST,
  PUT: HttpMethod.PUT,
};

/** Why a route has no authorizer in front of it. */
const UNAUTHORIZED: { readonly [Auth in Exclude<RouteAuth, 'operator'>]: string } = {
  signature:
    'Senders sign the exact bytes of each message. The function behind verifies that before it parses anything; no authorizer sees a body.',
  public: 'Says that the service is up, or how it is called: nothing that is not public anyway.',
};

/** What is logged of a request. Neither addresses nor bodies: they are personal. */
const ACCESS_LOG = JSON.stringify({
  time: '$context.requestTime',
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  functionMilliseconds: '$context.integrationLatency',
  error: '$context.error.message',
});

/** The HTTP API of the system. Its routes are rows of the contracts; a function takes all of its own. */
export class PublicApi extends Construct {
  readonly id: string;
  readonly url: string;
  private readonly api: HttpApi;
  private readonly operators: IHttpRouteAuthorizer;

  constructor(scope: Construct, id: string, alarms: Alarms) {
    super(scope, id);
    const { stage } = alarms;
    this.api = new HttpApi(this, 'Api', {
      apiName: `bondway-${stage.name}`,
      createDefaultStage: false,
    });
    this.operators = operatorAuthorizer(this, stage);
    const accessLog = new LogGroup(this, 'Access log', {
      retention: stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const published = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: stage.throttle.rate, burstLimit: stage.throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(ACCESS_LOG),
      },
    });
    this.id = this.api.apiId;
    this.url = published.url;
    new RunbookAlarm(this, {
      alarms,
      name: 'api-faults',
      metric: published.metricServerError({ period: ALARM_PERIOD, statistic: 'Sum' }),
      threshold: 5,
      impact:
        'Marketplaces and partners get errors; they repeat for a while, then what they send is lost.',
    });
  }

  /** Routes everything that the contracts give to `handler` to `fn`, in the stack of `scope`. */
  serve(scope: Construct, handler: HandlerName, fn: ServiceFunction): void {
    const integration = new HttpLambdaIntegration(handler, fn);
    for (const { method, path, auth } of ROUTES.filter((route) => route.handler === handler)) {
      const route = new HttpRoute(scope, `${method} ${path}`, {
        httpApi: this.api,
        routeKey: HttpRouteKey.with(path, METHODS[method]),
        integration,
        authorizer: auth === 'operator' ? this.operators : new HttpNoneAuthorizer(),
      });
      if (auth !== 'operator') acknowledge(route, { 'AwsSolutions-APIG4': UNAUTHORIZED[auth] });
    }
  }
}
