/** A Step Functions of its own process, to be killed: `node server.ts <database>` prints the URL when it is ready. */
import { startStepFunctions } from "step-functions-local/index.ts";

const { url } = await startStepFunctions({
  host: "127.0.0.1",
  port: 0,
  database: process.argv[2] as string,
  timeScale: 0.01,
  invoker: {
    async invoke(_functionName, payload) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { statusCode: 200, executedVersion: "$LATEST", requestId: "1", payload };
    },
  },
});
process.stdout.write(`${url}\n`);
