/**
 * AWS as far as a synthesis asks it: what a resource that was just created would answer, and the lookups. Names and
 * ids are made up; ARNs have the real shapes, because policies are made from them.
 */

export const ACCOUNT_ID = "123456789012";
export const REGION = "eu-west-1";
/** Where the made-up geographic inference profiles take a call to. */
const PROFILE_REGIONS = ["eu-west-1", "eu-central-1", "eu-north-1"];

type Values = Record<string, unknown>;

const arn = (service: string, resource: string, region: unknown = REGION) =>
  `arn:aws:${service}:${region}:${ACCOUNT_ID}:${resource}`;

const STATE: Record<string, (name: string, inputs: Values) => Values> = {
  "aws:acm/certificate:Certificate": (name, { domainName }) => ({
    arn: arn("acm", `certificate/${name}`, "us-east-1"),
    domainValidationOptions: [
      {
        domainName,
        resourceRecordName: `_validation.${domainName}.`,
        resourceRecordType: "CNAME",
        resourceRecordValue: "_value.acm-validations.aws.",
      },
    ],
  }),
  "aws:backup/vault:Vault": (_, { name, region }) => ({
    arn: arn("backup", `backup-vault:${name}`, region),
  }),
  "aws:apigateway/restApi:RestApi": (name) => ({
    executionArn: arn("execute-api", name),
    rootResourceId: `${name}-root`,
  }),
  "aws:cloudfront/distribution:Distribution": (name) => ({
    arn: arn("cloudfront", `distribution/${name}`, ""),
    domainName: "d111111abcdef8.cloudfront.net",
    hostedZoneId: "Z2FDTNDATAQYW2",
    etag: "E1",
  }),
  "aws:cloudfront/function:Function": (name) => ({ arn: arn("cloudfront", `function/${name}`, "") }),
  "aws:cloudfront/keyValueStore:KeyValueStore": () => ({
    arn: arn("cloudfront", "key-value-store/00000000-0000-4000-8000-000000000000", ""),
  }),
  "aws:cloudwatch/eventRule:EventRule": (_, { name }) => ({ arn: arn("events", `rule/${name}`) }),
  "aws:cloudwatch/logGroup:LogGroup": (_, { name }) => ({ arn: arn("logs", `log-group:${name}`) }),
  "aws:dynamodb/table:Table": (_, { name }) => ({ arn: arn("dynamodb", `table/${name}`) }),
  // The provider names what the program does not.
  "aws:iam/role:Role": (logical, { name }) => ({ arn: arn("iam", `role/${name ?? logical}`, "") }),
  "aws:cloudwatch/metricAlarm:MetricAlarm": (_, { name, region }) => ({
    arn: arn("cloudwatch", `alarm:${name}`, region),
  }),
  "aws:kms/key:Key": (name, { region }) => ({ arn: arn("kms", `key/${name}`, region) }),
  "aws:lambda/function:Function": (_, { name }) => {
    const functionArn = arn("lambda", `function:${name}`);
    const invoke = (path: string) => `arn:aws:apigateway:${REGION}:lambda:path/${path}`;
    return {
      arn: functionArn,
      invokeArn: invoke(`2015-03-31/functions/${functionArn}/invocations`),
      responseStreamingInvokeArn: invoke(
        `2021-11-15/functions/${functionArn}/response-streaming-invocations`,
      ),
    };
  },
  "aws:s3/bucket:Bucket": (_, { bucket }) => ({
    arn: `arn:aws:s3:::${bucket}`,
    bucketRegionalDomainName: `${bucket}.s3.${REGION}.amazonaws.com`,
  }),
  "aws:sesv2/configurationSet:ConfigurationSet": (name) => ({ arn: arn("ses", `configuration-set/${name}`) }),
  "aws:sesv2/emailIdentity:EmailIdentity": (_, { emailIdentity }) => ({
    arn: arn("ses", `identity/${emailIdentity}`),
    dkimSigningAttributes: { tokens: ["one", "two", "three"] },
  }),
  "aws:sfn/stateMachine:StateMachine": (_, { name }) => ({ arn: arn("states", `stateMachine:${name}`) }),
  "aws:sns/topic:Topic": (_, { name, region }) => ({ arn: arn("sns", String(name), region) }),
  "aws:sqs/queue:Queue": (_, { name }) => ({
    arn: arn("sqs", String(name)),
    url: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT_ID}/${name}`,
  }),
  "pulumi-nodejs:dynamic:Resource": () => ({ isDone: true, zoneId: "Z0000000000000000000" }),
  "random:index/randomBytes:RandomBytes": () => ({ base64: Buffer.alloc(32, 7).toString("base64") }),
};

export const stateOf = (type: string, name: string, inputs: Values): Values =>
  STATE[type]?.(name, inputs) ?? {};

const LOOKUPS: Record<string, (inputs: Values) => Values> = {
  "aws:index/getCallerIdentity:getCallerIdentity": () => ({ accountId: ACCOUNT_ID }),
  "aws:index/getPartition:getPartition": () => ({ partition: "aws" }),
  "aws:index/getRegion:getRegion": () => ({ region: REGION }),
  "aws:iam/getPolicyDocument:getPolicyDocument": (inputs) => ({ ...inputs, json: JSON.stringify(inputs) }),
  "aws:bedrock/getInferenceProfile:getInferenceProfile": ({ inferenceProfileId }) => {
    if (String(inferenceProfileId).includes("application-inference-profile/")) {
      const modelArn = `arn:aws:bedrock:${REGION}::foundation-model/amazon.nova-2-lite-v1:0`;
      return { inferenceProfileArn: inferenceProfileId, status: "ACTIVE", models: [{ modelArn }] };
    }
    const [geography, ...rest] = String(inferenceProfileId).split(".");
    const regions = geography === "global" ? [REGION, ""] : PROFILE_REGIONS;
    return {
      inferenceProfileArn: arn("bedrock", `inference-profile/${inferenceProfileId}`),
      status: "ACTIVE",
      models: regions.map((region) => ({
        modelArn: `arn:aws:bedrock:${region}::foundation-model/${rest.join(".")}`,
      })),
    };
  },
};

for (const kind of ["CachePolicy", "ResponseHeadersPolicy"]) {
  LOOKUPS[`aws:cloudfront/get${kind}:get${kind}`] = ({ name }) => ({ id: `${kind} of ${name}` });
}

LOOKUPS["aws:bedrockfoundation/getModel:getModel"] = () => ({
  inferenceTypesSupporteds: ["ON_DEMAND"],
  responseStreamingSupported: true,
});

export function answer(token: string, inputs: Values): Values {
  const lookup = LOOKUPS[token];
  if (lookup === undefined) throw new Error(`The synthesis asks AWS what it has no answer for: ${token}`);
  return lookup(inputs);
}
