// Finds words in capitals: a stage of the pipeline, in JavaScript for Node.
import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  let answer = { type: "hello", version: 1, offsets: "utf16" };
  if (message.type === "document") {
    const shouts = [...message.text.matchAll(/\b[A-Z]{3,}\b/g)].map((m) => ({
      start: m.index,
      end: m.index + m[0].length,
      letters: m[0].length,
    }));
    answer = { id: message.id, layers: { shouts } };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
