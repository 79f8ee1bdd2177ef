/** CloudFront's DistributionConfig, as the provider makes it of a distribution's inputs. */
import { counted, defined, pascal, type Values } from "./names.ts";

export const distributionConfig = (i: Values, reference: string): Values =>
  defined({
    CallerReference: reference,
    Comment: i.comment,
    Enabled: i.enabled,
    Aliases: counted(i.aliases),
    Origins: counted(i.origins.map(origin)),
    DefaultCacheBehavior: behavior(i.defaultCacheBehavior),
    CacheBehaviors: counted(i.orderedCacheBehaviors.map(behavior)),
    CustomErrorResponses: counted(
      i.customErrorResponses.map(({ errorCode, errorCachingMinTtl }: Values) => ({
        ErrorCode: errorCode,
        ErrorCachingMinTTL: errorCachingMinTtl,
      })),
    ),
    Restrictions: {
      GeoRestriction: { RestrictionType: i.restrictions.geoRestriction.restrictionType, ...counted([]) },
    },
    ViewerCertificate: pascal(i.viewerCertificate, {
      acmCertificateArn: "ACMCertificateArn",
      cloudfrontDefaultCertificate: "CloudFrontDefaultCertificate",
      sslSupportMethod: "SSLSupportMethod",
    }),
  });

const origin = ({ originId, domainName, customOriginConfig: { originSslProtocols, ...custom } }: Values) => ({
  Id: originId,
  DomainName: domainName,
  CustomOriginConfig: {
    ...pascal(custom, { httpPort: "HTTPPort", httpsPort: "HTTPSPort" }),
    OriginSslProtocols: counted(originSslProtocols),
  },
});

const behavior = ({
  allowedMethods,
  cachedMethods,
  functionAssociations = [],
  lambdaFunctionAssociations = [],
  ...i
}: Values): Values => ({
  ...pascal(i),
  AllowedMethods: { ...counted(allowedMethods), CachedMethods: counted(cachedMethods) },
  FunctionAssociations: counted(pascal(functionAssociations, { functionArn: "FunctionARN" })),
  LambdaFunctionAssociations: counted(lambdaFunctionAssociations),
});
