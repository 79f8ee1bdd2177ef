import { inject } from "vitest";

for (const name of Object.keys(process.env)) if (/^(AWS_|SST_RESOURCE_)/.test(name)) delete process.env[name];
Object.assign(process.env, inject("environment"));
