// Parameters of a node kind as a person writes them: a JSON object of plain values. Whether the kind takes them is the compiler's to say.
import { z } from 'zod';
import { ParamValue } from '../../dsl/graph/graph';
import { parseJson } from '../../dsl/graph/parse-json';
import { InputFault } from '../market-data/input-fault';

const KindParams = z.record(z.string(), ParamValue);
const EXAMPLE = `write a JSON object such as '{"period":14}'`;

export function parseKindParams(text: string | null, option: string): Readonly<Record<string, ParamValue>> {
  if (text === null) return {};
  const json = parseJson(text);
  if (json.kind === 'fault') throw new InputFault({ file: option }, `this is not JSON: ${json.detail}`, EXAMPLE);
  const parsed = KindParams.safeParse(json.value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.map(String).join('.') ?? '';
  throw new InputFault(
    { file: option, field },
    field === '' ? 'this is no JSON object' : 'this is no number, text, true or false',
    EXAMPLE,
  );
}
