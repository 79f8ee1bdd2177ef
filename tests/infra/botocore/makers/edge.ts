/** What people reach the stage by: certificates, the gateway, CloudFront, names. */
import { distributionConfig } from "../distribution.ts";
import { counted, defined, pascal } from "../names.ts";
import { type Maker, REFERENCE } from "./maker.ts";

export const EDGE: Record<string, Maker> = {
  "acm/certificate": (i) => [
    [
      "acm",
      "RequestCertificate",
      defined({
        DomainName: i.domainName,
        ValidationMethod: i.validationMethod,
        SubjectAlternativeNames: i.subjectAlternativeNames?.length ? i.subjectAlternativeNames : undefined,
      }),
    ],
  ],
  "apigateway/account": () => [],
  "apigateway/deployment": ({ restApi }) => [["apigateway", "CreateDeployment", { restApiId: restApi }]],
  "apigateway/integration": ({ restApi, timeoutMilliseconds, ...i }) => [
    ["apigateway", "PutIntegration", { restApiId: restApi, timeoutInMillis: timeoutMilliseconds, ...i }],
  ],
  "apigateway/method": ({ restApi, authorization, ...i }) => [
    ["apigateway", "PutMethod", { restApiId: restApi, authorizationType: authorization, ...i }],
  ],
  "apigateway/methodSettings": ({ restApi, stageName, methodPath, settings }) => [
    [
      "apigateway",
      "UpdateStage",
      {
        restApiId: restApi,
        stageName,
        patchOperations: Object.entries(settings).map(([name, value]) => ({
          op: "replace",
          path: `/${methodPath}/${name}`,
          value: String(value),
        })),
      },
    ],
  ],
  "apigateway/resource": ({ restApi, ...i }) => [
    ["apigateway", "CreateResource", { restApiId: restApi, ...i }],
  ],
  "apigateway/response": (i) => [["apigateway", "PutGatewayResponse", i]],
  "apigateway/restApi": ({ name, endpointConfiguration: { types } }) => [
    ["apigateway", "CreateRestApi", { name, endpointConfiguration: { types: [types].flat() } }],
  ],
  "apigateway/stage": ({ restApi, deployment, stageName, xrayTracingEnabled, accessLogSettings }) => [
    [
      "apigateway",
      "CreateStage",
      { restApiId: restApi, deploymentId: deployment, stageName, tracingEnabled: xrayTracingEnabled },
    ],
    [
      "apigateway",
      "UpdateStage",
      {
        restApiId: restApi,
        stageName,
        patchOperations: Object.entries(accessLogSettings).map(([name, value]) => ({
          op: "replace",
          path: `/accessLogSettings/${name}`,
          value,
        })),
      },
    ],
  ],
  "cloudfront/cachePolicy": (
    { name, comment, minTtl, maxTtl, defaultTtl, parametersInCacheKeyAndForwardedToOrigin: key },
    logical,
  ) => {
    const { cookiesConfig, headersConfig, queryStringsConfig } = key;
    return [
      [
        "cloudfront",
        "CreateCachePolicy",
        {
          CachePolicyConfig: {
            Name: name ?? logical,
            Comment: comment,
            MinTTL: minTtl,
            MaxTTL: maxTtl,
            DefaultTTL: defaultTtl,
            ParametersInCacheKeyAndForwardedToOrigin: {
              EnableAcceptEncodingGzip: key.enableAcceptEncodingGzip,
              EnableAcceptEncodingBrotli: key.enableAcceptEncodingBrotli,
              CookiesConfig: { CookieBehavior: cookiesConfig.cookieBehavior },
              HeadersConfig: {
                HeaderBehavior: headersConfig.headerBehavior,
                Headers: counted(headersConfig.headers?.items),
              },
              QueryStringsConfig: { QueryStringBehavior: queryStringsConfig.queryStringBehavior },
            },
          },
        },
      ],
    ];
  },
  "cloudfront/distribution": (i) => [
    ["cloudfront", "CreateDistribution", { DistributionConfig: distributionConfig(i, REFERENCE) }],
  ],
  "cloudfront/function": ({ name, code, runtime, comment = "", keyValueStoreAssociations }) => [
    [
      "cloudfront",
      "CreateFunction",
      {
        Name: name,
        FunctionCode: code,
        FunctionConfig: {
          Comment: comment,
          Runtime: runtime,
          KeyValueStoreAssociations: counted(
            keyValueStoreAssociations?.map((KeyValueStoreARN: string) => ({ KeyValueStoreARN })),
          ),
        },
      },
    ],
  ],
  "cloudfront/keyValueStore": ({ name }) => [["cloudfront", "CreateKeyValueStore", { Name: name }]],
  "cloudfront/responseHeadersPolicy": ({ name, securityHeadersConfig, customHeadersConfig }, logical) => [
    [
      "cloudfront",
      "CreateResponseHeadersPolicy",
      {
        ResponseHeadersPolicyConfig: {
          Name: name ?? logical,
          SecurityHeadersConfig: pascal(securityHeadersConfig),
          CustomHeadersConfig: counted(pascal(customHeadersConfig.items)),
        },
      },
    ],
  ],
  "route53/record": ({ name, type, ttl, records, aliases, zoneId }) => [
    [
      "route53",
      "ChangeResourceRecordSets",
      {
        HostedZoneId: zoneId,
        ChangeBatch: {
          Changes: [
            {
              Action: "UPSERT",
              ResourceRecordSet: defined({
                Name: name,
                Type: type,
                TTL: ttl,
                ResourceRecords: records?.map((Value: string) => ({ Value })),
                AliasTarget: aliases && {
                  DNSName: aliases[0].name,
                  HostedZoneId: aliases[0].zoneId,
                  EvaluateTargetHealth: aliases[0].evaluateTargetHealth,
                },
              }),
            },
          ],
        },
      },
    ],
  ],
};
