/// <reference path="./.sst/platform/config.d.ts" />

/**
 * The whole infrastructure on AWS. `run` says what there is and what each function may do; how a part is made is in
 * infra/. tests/infra synthesizes it, without an account.
 *
 *   npx sst deploy --stage production
 */
export default $config({
  app: ({ stage }) => ({
    name: "persona-ai",
    home: "aws",
    removal: stage === "production" ? "retain" : "remove",
    protect: stage === "production",
    providers: {
      aws: { version: "7.20.0", region: (process.env.AWS_REGION || "us-east-1") as aws.Region },
    },
  }),

  async run() {
    const infra = await import("./infra/index.ts");
    const settings = infra.readSettings(process.env, $app.stage);
    const table = infra.createTable(settings);
    infra.createBackup(table.arn, settings);
    const model = infra.createModel(settings);
    const deadLetters = infra.createDeadLetters();

    // The API must know its own address, and a gateway gets its address after the function that it calls. The router
    // breaks the circle: its name is known before anything stands behind it, and its routes are added later.
    const secrets = infra.createSecrets();
    const router = infra.createRouter(settings, secrets.edgeSecret);
    const { site, openId, limits } = infra.createLinks(router.url, settings);

    const { functions, background } = infra;
    const defined: Record<string, sst.aws.Function> = {};
    const define = (name: string, args: FunctionSettings, { link = [], permissions }: Access) => {
      defined[name] = infra.createFunction(
        name,
        args,
        { link: [table.link, ...link], permissions },
        settings,
      );
      return defined[name];
    };
    const generation = infra.nameWorkflow();
    const step = (name: keyof typeof functions, { link = [], permissions }: Access) =>
      define(name, functions[name], { link: [generation.link, ...link], permissions });

    /** The first step reads the responses and releases them; a later one does, if the first ran in an earlier release. */
    const readsResponses = table.may("GetItem", "Query", "UpdateItem", "PutItem", "DeleteItem");

    const workflow = infra.createWorkflow(
      generation.name,
      {
        FetchResponses: step("FetchResponses", {
          permissions: [readsResponses, table.may("ConditionCheckItem")],
        }),
        SynthesizeTraits: step("SynthesizeTraits", { permissions: [readsResponses] }),
        GenerateProfile: step("GenerateProfile", {
          link: [model.link],
          permissions: [readsResponses, ...model.mayInvoke],
        }),
        InterviewPersona: step("InterviewPersona", {
          link: [model.link],
          permissions: [readsResponses, ...model.mayInvoke],
        }),
        PersistPersona: step("PersistPersona", { permissions: [readsResponses] }),
        MarkReady: step("MarkReady", {
          permissions: [table.may("ConditionCheckItem", "GetItem", "PutItem", "UpdateItem")],
        }),
        MarkFailed: step("MarkFailed", { permissions: [table.may("UpdateItem")] }),
      },
      settings,
    );

    const executionStatus = define(
      "ExecutionStatus",
      { ...background.ExecutionStatus, ...deadLetters.onFailure },
      { permissions: [table.may("UpdateItem"), deadLetters.maySend] },
    );
    infra.onBadEnd(workflow.arn, executionStatus, deadLetters);

    const sweep = define(
      "Sweep",
      { ...background.Sweep, ...deadLetters.onFailure },
      {
        link: [generation.link, limits],
        permissions: [
          table.may("GetItem", "Query", "BatchGetItem", "BatchWriteItem", "UpdateItem"),
          table.mayQuery("generating"),
          workflow.may("DescribeExecution"),
          deadLetters.maySend,
        ],
      },
    );
    infra.runEvery("Sweep", sweep, deadLetters);

    const matchSnapshot = define("MatchSnapshot", background.MatchSnapshot, {
      permissions: [table.may("GetItem", "PutItem"), table.mayQuery("matches")],
    });
    infra.runEvery("MatchSnapshot", matchSnapshot, deadLetters);

    if (settings.backfill) {
      infra.createBackfill(
        define("Backfill", infra.maintenance.Backfill, { permissions: [table.may("Scan", "PutItem")] }),
      );
    }

    const mail = infra.createMail(settings);
    if (mail) {
      const notify = define(
        "Notify",
        { ...background.Notify, ...deadLetters.onFailure },
        {
          link: [site],
          permissions: [
            table.may("GetItem", "Query", "BatchGetItem", "UpdateItem"),
            table.mayQuery("generating"),
            mail.maySend,
            deadLetters.maySend,
          ],
        },
      );
      infra.runEvery("Notify", notify, deadLetters);
    }

    const canary = define("Canary", background.Canary, { link: [site, openId], permissions: [] });

    const api = define("Api", infra.api, {
      link: [generation.link, model.link, site, openId, limits, ...secrets.all],
      permissions: [
        table.may(
          "GetItem",
          "Query",
          "PutItem",
          "UpdateItem",
          "DeleteItem",
          "ConditionCheckItem",
          "BatchGetItem",
          "BatchWriteItem",
        ),
        table.mayQuery("persona"),
        table.mayQuery("directory"),
        table.mayQuery("matches"),
        ...model.mayInvoke,
        ...model.mayEmbed,
        workflow.mayStart,
        workflow.may("GetExecutionHistory", "StopExecution"),
      ],
    });
    const gateway = infra.createApi(api, router, settings);
    infra.serveWeb(router);

    if (infra.isWatched($app.stage) && !$dev) {
      infra.runEvery("Canary", canary, deadLetters);
      const watched = {
        api: gateway,
        functions: defined,
        stateMachineArn: workflow.arn,
        table: table.names,
        deadLetters,
        router,
      };
      infra.createDashboard(watched, infra.createAlarms(watched, settings), settings);
      infra.createBudget(settings);
    }

    return { api: router.url };
  },
});

type Access = import("./infra/function.ts").Access;
type FunctionSettings = import("./infra/function.ts").FunctionSettings;
